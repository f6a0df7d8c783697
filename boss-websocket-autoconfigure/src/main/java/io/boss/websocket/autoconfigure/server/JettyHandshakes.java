/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.server;

import java.util.List;

import io.boss.websocket.wire.ExtensionOffers;
import io.boss.websocket.wire.OpeningHandshake;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Handler that spells opening handshakes as Jetty's own WebSockets expect them, which
 * know neither lists in {@code Upgrade} nor what to do with offers of extensions that
 * cannot be read. Jetty shows them nothing that a servlet has wrapped.
 */
final class JettyHandshakes extends Handler.Wrapper {

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws Exception {
		HttpFields headers = request.getHeaders();
		HttpFields spelled = spelled(request.getMethod(), headers);
		Request shown = (spelled == headers) ? request : new Request.Wrapper(request) {

			@Override
			public HttpFields getHeaders() {
				return spelled;
			}

		};
		return super.handle(shown, response, callback);
	}

	private static HttpFields spelled(String method, HttpFields headers) {
		List<String> upgrades = headers.getValuesList(HttpHeader.UPGRADE);
		boolean upgrade = OpeningHandshake.names(upgrades, "websocket");
		if (!upgrade && !HttpMethod.CONNECT.is(method)) {
			return headers;
		}
		List<String> extensions = headers.getFields(HttpHeader.SEC_WEBSOCKET_EXTENSIONS)
			.stream()
			.map(HttpField::getValue)
			.toList();
		ExtensionOffers offers = ExtensionOffers.read(extensions);
		if (offers.complete() && (!upgrade || "websocket".equalsIgnoreCase(String.join(",", upgrades)))) {
			return headers;
		}
		HttpFields.Mutable spelled = HttpFields.build(headers);
		if (upgrade) {
			spelled.put(HttpHeader.UPGRADE, "websocket");
		}
		spelled.remove(HttpHeader.SEC_WEBSOCKET_EXTENSIONS);
		offers.legible().forEach((offer) -> spelled.add(HttpHeader.SEC_WEBSOCKET_EXTENSIONS, offer));
		return spelled;
	}

}

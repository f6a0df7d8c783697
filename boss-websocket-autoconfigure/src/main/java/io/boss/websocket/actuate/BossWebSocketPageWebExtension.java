/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link EndpointWebExtension @EndpointWebExtension} for the
 * {@link BossWebSocketEndpoint} where it has an {@link EndpointPage}. Who asks for any
 * type still gets JSON: of two types that are asked for alike, Spring MVC takes the first
 * by name.
 */
@EndpointWebExtension(endpoint = BossWebSocketEndpoint.class)
public final class BossWebSocketPageWebExtension extends BossWebSocketEndpointWebExtension {

	private final EndpointPage page;

	/**
	 * Creates an extension.
	 * @param delegate what is extended
	 * @param showValues when values are shown
	 * @param roles who may see them; everybody who is authenticated if it is empty
	 * @param page the page
	 */
	public BossWebSocketPageWebExtension(BossWebSocketEndpoint delegate, Show showValues, Set<String> roles,
			EndpointPage page) {
		super(delegate, showValues, roles);
		this.page = page;
	}

	@ReadOperation(producesFrom = PageFormat.class)
	WebEndpointResponse<?> page(PageFormat format) {
		return this.page.page();
	}

	@Override
	@Nullable WebEndpointResponse<?> file(SecurityContext securityContext, String service, String[] key) {
		if (!service.equals(EndpointPage.FOLDER)) {
			return null;
		}
		WebEndpointResponse<?> file = this.page.file(List.of(key), isShown(securityContext));
		return (file != null) ? file : new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
	}

}

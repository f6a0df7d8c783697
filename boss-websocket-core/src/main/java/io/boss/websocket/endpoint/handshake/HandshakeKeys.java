/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.security.Principal;
import java.util.List;

import io.boss.websocket.InstanceKey;
import io.boss.websocket.log.LogFields;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.log.LogTrace;
import io.boss.websocket.service.KeyedService;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.spi.ServiceKeyCheck;
import io.boss.websocket.stats.RefusalReason;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;

/**
 * Keys that handshakes with a service ask for: read from the path, and then checked by
 * the application. Nothing is made for a key that is refused. Safe on any thread.
 */
final class HandshakeKeys {

	private static final Log logger = LogFactory.getLog(HandshakeKeys.class);

	private final KeyedService service;

	private final KeyedPath path;

	private final List<ServiceKeyCheck> checks;

	private HandshakeKeys(KeyedService service, KeyedPath path, List<ServiceKeyCheck> checks) {
		this.service = service;
		this.path = path;
		this.checks = checks;
	}

	/**
	 * The keys of a service.
	 * @param service the service
	 * @param checks say which keys there are, and for whom
	 * @return its keys, or {@code null} if it has none
	 */
	static @Nullable HandshakeKeys of(ServiceUnit service, List<ServiceKeyCheck> checks) {
		KeyedPath path = KeyedPath.of(service.descriptor());
		return (path != null && service instanceof KeyedService keyed) ? new HandshakeKeys(keyed, path, checks) : null;
	}

	/**
	 * The pattern under which Spring finds the service.
	 * @return the pattern
	 */
	String pattern() {
		return this.path.pattern();
	}

	/**
	 * Reads the key of a request.
	 * @param request the request
	 * @return the key, or {@code null} if there can be none such
	 */
	@Nullable InstanceKey read(HttpServletRequest request) {
		PathContainer path = KeyedPath.read(request);
		List<String> segments = (path != null && this.path.covers(path)) ? this.path.key(path) : null;
		return (segments != null) ? this.service.find(String.join("/", segments)) : null;
	}

	/**
	 * The answer to a request whose path is no key.
	 * @param request the request
	 * @return the answer
	 */
	HandshakeRefusal malformed(HttpServletRequest request) {
		return absent("'" + this.service.descriptor().template() + "' has no key "
				+ LogFields.quoted(request.getRequestURI())
				+ ": the template does not match, a @ServiceKey parameter cannot be converted from it, or it is longer"
				+ " than boss.websocket.keyed.max-key-length");
	}

	// The same for all keys that there are not, for whatever reason.
	private static HandshakeRefusal absent(String detail) {
		return new HandshakeRefusal(HttpStatus.NOT_FOUND, RefusalReason.NO_SUCH_KEY, "There is nothing here")
			.withDetail(detail);
	}

	/**
	 * Asks the application about a key, on the thread of the request.
	 * @param key the key
	 * @param user the user of the client, if it is known
	 * @return why it is refused, or {@code null} if the client may have it
	 */
	@Nullable HandshakeRefusal check(InstanceKey key, @Nullable Principal user) {
		for (ServiceKeyCheck check : this.checks) {
			HandshakeRefusal refusal = ask(check, key, user);
			if (refusal != null) {
				return refusal;
			}
		}
		return null;
	}

	private static @Nullable HandshakeRefusal ask(ServiceKeyCheck check, InstanceKey key, @Nullable Principal user) {
		String who = check.getClass().getName();
		try {
			return switch (check.check(key, user)) {
				case ALLOWED -> null;
				case NOT_FOUND -> absent(who + " knows no key " + LogFields.quoted(key.key()));
				case FORBIDDEN ->
					new HandshakeRefusal(HttpStatus.FORBIDDEN, RefusalReason.FORBIDDEN, "This is not for you")
						.withDetail(who + " forbids key " + LogFields.quoted(key.key()));
			};
		}
		catch (Throwable ex) {
			// A line, and not a stack for each request: clients may have found out how to
			// do it.
			LogTrace.debug(logger, who + " has failed", ex);
			return new HandshakeRefusal(HttpStatus.INTERNAL_SERVER_ERROR, RefusalReason.FAILED,
					"The server could not tell whether there is such a key")
				.withDetail(who + " has failed for key " + LogFields.quoted(key.key()) + ": " + LogLine.of(ex));
		}
	}

}

package io.boss.websocket.endpoint;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.Handshake;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What is kept of the HTTP request while it is being upgraded: containers recycle the
 * request itself.
 *
 * @param uri the URI of the request
 * @param headers a copy of the headers
 * @param cookies the cookies by name
 * @param remoteAddress where the client connected from
 * @param httpSessionId the id of the HTTP session, if there is one
 * @param origin what callbacks follow from, as their observers understand it
 */
record HandshakeSnapshot(URI uri, HttpHeaders headers, Map<String, String> cookies,
		@Nullable InetSocketAddress remoteAddress, @Nullable String httpSessionId, @Nullable Object origin) {

	private static final String ATTRIBUTE = HandshakeSnapshot.class.getName();

	static HandshakeSnapshot of(ServletServerHttpRequest request, URI uri, @Nullable Object origin) {
		HttpServletRequest servletRequest = request.getServletRequest();
		HttpSession httpSession = servletRequest.getSession(false);
		// The cookie beside a ticket may be of another session than the user's.
		String ofTicket = (String) servletRequest.getAttribute(HandshakeCheck.HTTP_SESSION_ID);
		String ofCookie = (httpSession != null) ? httpSession.getId() : null;
		return new HandshakeSnapshot(uri, KeptHeaders.copyOf(request.getHeaders()), cookies(servletRequest),
				RemoteAddress.of(servletRequest), (ofTicket != null) ? ofTicket : ofCookie, origin);
	}

	private static Map<String, String> cookies(HttpServletRequest request) {
		Cookie[] cookies = request.getCookies();
		if (cookies == null) {
			return Map.of();
		}
		Map<String, String> result = new LinkedHashMap<>();
		for (Cookie cookie : cookies) {
			result.putIfAbsent(cookie.getName(), cookie.getValue());
		}
		return Collections.unmodifiableMap(result);
	}

	void storeIn(Map<String, Object> attributes) {
		attributes.put(ATTRIBUTE, this);
	}

	static HandshakeSnapshot takeFrom(Map<String, Object> attributes) {
		HandshakeSnapshot snapshot = (HandshakeSnapshot) attributes.remove(ATTRIBUTE);
		if (snapshot == null) {
			throw new IllegalStateException("The handshake did not pass the HandshakeGate of its service");
		}
		return snapshot;
	}

	Handshake toHandshake(Upgrade upgrade) {
		String subprotocol = upgrade.subprotocol();
		return new Handshake(this.uri, query(), this.headers, this.cookies, this.remoteAddress, upgrade.principal(),
				(subprotocol != null && !subprotocol.isEmpty()) ? subprotocol : null, upgrade.attributes().isEmpty()
						? Map.of() : Collections.unmodifiableMap(new HashMap<>(upgrade.attributes())));
	}

	@Nullable String sessionId(@Nullable String cookie) {
		return (cookie != null) ? this.cookies.get(cookie) : this.httpSessionId;
	}

	private Map<String, List<String>> query() {
		if (this.uri.getRawQuery() == null) {
			return Map.of();
		}
		MultiValueMap<String, String> encoded = UriComponentsBuilder.fromUri(this.uri).build().getQueryParams();
		Map<String, List<String>> decoded = new LinkedHashMap<>();
		encoded.forEach(
				(name, values) -> decoded.put(decode(name), values.stream().map(HandshakeSnapshot::decode).toList()));
		return Collections.unmodifiableMap(decoded);
	}

	private static String decode(@Nullable String value) {
		return (value != null) ? UriUtils.decode(value.replace('+', ' '), "UTF-8") : "";
	}

}

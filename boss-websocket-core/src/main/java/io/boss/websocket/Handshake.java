package io.boss.websocket;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Request with which a client has connected: a snapshot that stays valid after the HTTP
 * request is gone. Immutable; safe on any thread.
 *
 * @param uri the URI of the request, with its query
 * @param query the query parameters, decoded
 * @param headers the headers, read-only
 * @param cookies the cookies by name; of several with one name the first
 * @param remoteAddress the address that the client connected from, if the server knows it
 * @param principal the authenticated user, if there is one
 * @param subprotocol the subprotocol that was agreed on, if any
 * @param attributes the attributes of handshake interceptors
 */
public record Handshake(URI uri, Map<String, List<String>> query, HttpHeaders headers, Map<String, String> cookies,
		@Nullable InetSocketAddress remoteAddress, @Nullable Principal principal, @Nullable String subprotocol,
		Map<String, Object> attributes) {

	/**
	 * The first value of a query parameter.
	 * @param name the name of the parameter
	 * @return the value, or {@code null} if the parameter was not given
	 */
	public @Nullable String queryParameter(String name) {
		List<String> values = this.query.get(name);
		return (values != null && !values.isEmpty()) ? values.get(0) : null;
	}

	/**
	 * Tells where the client is, and none of its secrets: no query, header or cookie.
	 */
	@Override
	public String toString() {
		return "Handshake[path=" + this.uri.getPath() + ", remoteAddress=" + this.remoteAddress + "]";
	}

}

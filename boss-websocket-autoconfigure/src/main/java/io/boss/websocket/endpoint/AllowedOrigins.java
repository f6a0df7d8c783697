package io.boss.websocket.endpoint;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.SockJsServiceRegistration;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistration;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * A registration with Spring that keeps to itself which origins may connect besides the
 * server's own, whoever sets them last: the {@link OriginCheck} decides, and Spring,
 * which is asked behind it and compares letter by letter, lets in what it is shown.
 */
final class AllowedOrigins implements WebSocketHandlerRegistration {

	private final WebSocketHandlerRegistration registration;

	// Set while the application starts, read by requests.
	private volatile List<String> origins = List.of();

	private volatile List<String> patterns = List.of();

	private volatile CorsConfiguration rules = new CorsConfiguration();

	private volatile List<PageOrigin> parsed = List.of();

	AllowedOrigins(WebSocketHandlerRegistration registration) {
		this.registration = registration.setAllowedOriginPatterns("*");
	}

	/**
	 * Whether an origin is among them, as Spring compares it, without regard to case, and
	 * to a port that is the scheme's own.
	 * @param origin the origin as the client writes it
	 * @param page the same, if it can be read
	 * @return whether it may connect
	 */
	boolean contain(String origin, @Nullable PageOrigin page) {
		return (page != null && this.parsed.contains(page))
				|| this.rules.checkOrigin(origin.toLowerCase(Locale.ROOT)) != null;
	}

	private void changed() {
		CorsConfiguration changed = new CorsConfiguration();
		changed.setAllowedOrigins(this.origins);
		changed.setAllowedOriginPatterns(
				this.patterns.stream().map((pattern) -> pattern.toLowerCase(Locale.ROOT)).toList());
		this.rules = changed;
		this.parsed = this.origins.stream()
			.map(PageOrigin::parse)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.toList();
	}

	@Override
	public WebSocketHandlerRegistration setAllowedOrigins(String... origins) {
		this.origins = Stream.of(origins).toList();
		changed();
		return this;
	}

	@Override
	public WebSocketHandlerRegistration setAllowedOriginPatterns(String... originPatterns) {
		this.patterns = Stream.of(originPatterns).toList();
		changed();
		return this;
	}

	@Override
	public WebSocketHandlerRegistration addHandler(WebSocketHandler handler, String... paths) {
		this.registration.addHandler(handler, paths);
		return this;
	}

	@Override
	public WebSocketHandlerRegistration setHandshakeHandler(HandshakeHandler handshakeHandler) {
		this.registration.setHandshakeHandler(handshakeHandler);
		return this;
	}

	@Override
	public WebSocketHandlerRegistration addInterceptors(HandshakeInterceptor... interceptors) {
		this.registration.addInterceptors(interceptors);
		return this;
	}

	@Override
	public SockJsServiceRegistration withSockJS() {
		return this.registration.withSockJS();
	}

}

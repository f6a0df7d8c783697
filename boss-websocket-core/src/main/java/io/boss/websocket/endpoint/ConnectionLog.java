package io.boss.websocket.endpoint;

import java.security.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Handshake;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.stats.RefusalReason;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * One line in the log for each client of a service that comes, goes, or is refused. Safe
 * on any thread.
 */
final class ConnectionLog {

	/**
	 * Name of the logger: clients come and go at level DEBUG, and are refused at WARN.
	 */
	static final String LOGGER = "io.boss.websocket.connections";

	private static final Log logger = LogFactory.getLog(LOGGER);

	private static final int MAX_VALUE = 120;

	private static final String UNKNOWN = "-";

	private final String service;

	// Many refusals of one kind do not hide those of another.
	private final Map<RefusalReason, RateLimitedWarning> refusals = new ConcurrentHashMap<>();

	ConnectionLog(String service) {
		this.service = service;
	}

	void opened(BossConnection connection) {
		if (logger.isDebugEnabled()) {
			logger.debug(LogLine.of("Opened " + subject(connection)));
		}
	}

	void closed(BossConnection connection, CloseReason reason) {
		if (logger.isDebugEnabled()) {
			logger.debug(LogLine.of("Closed " + subject(connection) + " code=" + reason.code() + " kind="
					+ reason.kind() + " text=" + quoted(reason.text())));
		}
	}

	/**
	 * A client was refused at its handshake.
	 * @param request the request
	 * @param status the status that it got
	 * @param reason what it is counted as
	 * @param text why, for who reads the log; may have what the client has sent
	 */
	void refused(HttpServletRequest request, int status, RefusalReason reason, String text) {
		this.refusals.computeIfAbsent(reason, (unused) -> new RateLimitedWarning(logger))
			.log(() -> "Refused " + subject(request) + " code=" + status + " reason=" + reason + " text=" + text);
	}

	/**
	 * A header of a handshake was ignored.
	 * @param request the request
	 * @param header the name of the header
	 */
	void illegible(HttpServletRequest request, String header) {
		if (logger.isDebugEnabled()) {
			logger.debug(LogLine.of("Ignored " + subject(request) + " header=" + header + " value="
					+ quoted(request.getHeader(header))));
		}
	}

	private String subject(HttpServletRequest request) {
		return "service=" + this.service
				+ who(request.getUserPrincipal(), request.getRemoteAddr(), request.getHeader(HttpHeaders.ORIGIN));
	}

	private String subject(BossConnection connection) {
		Handshake handshake = connection.handshake();
		String address = (handshake.remoteAddress() != null) ? handshake.remoteAddress().getHostString() : null;
		return "service=" + this.service + " id=" + connection.id()
				+ who(handshake.principal(), address, handshake.headers().getOrigin());
	}

	private static String who(@Nullable Principal user, @Nullable String address, @Nullable String origin) {
		return " user=" + quoted(name(user)) + " address=" + quoted(address) + " origin=" + quoted(origin);
	}

	// What an application has made of a user may fail, and must not here.
	private static @Nullable String name(@Nullable Principal user) {
		try {
			return (user != null) ? user.getName() : null;
		}
		catch (RuntimeException ex) {
			return ex.getClass().getName();
		}
	}

	// Nobody can put a further key into the line.
	private static String quoted(@Nullable String value) {
		if (value == null) {
			return UNKNOWN;
		}
		String shown = (value.length() > MAX_VALUE) ? value.substring(0, MAX_VALUE) + "..." : value;
		return '"' + shown.replace('"', '\'') + '"';
	}

}

package io.boss.websocket.endpoint;

import java.time.Duration;
import java.util.List;

import io.boss.websocket.limit.Bound;
import io.boss.websocket.limit.Limit;
import io.boss.websocket.limit.ServiceLimits;
import io.boss.websocket.outbound.OutboundLimits;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * How endpoints treat clients.
 *
 * @param maxMessageSize the largest message, in bytes of payload
 * @param closeWhenMailboxFull whether a client is closed when the mailbox refuses its
 * message; else the message is dropped
 * @param outbound how much may wait for a client, and for how long
 * @param heartbeat how it is found out whether a client is still there, or {@code null}
 * @param idleTimeout how long a client may send no message, or {@code null}
 * @param maxAge how long a client may be connected, or {@code null}
 * @param sessionCookie the cookie that holds the session id, or {@code null} for the HTTP
 * session
 * @param allowedOrigins the origins that may connect besides the server's own
 * @param allowedOriginPatterns the same as patterns
 * @param limits what clients may do
 */
public record EndpointSettings(int maxMessageSize, boolean closeWhenMailboxFull, OutboundLimits outbound,
		@Nullable Heartbeat heartbeat, @Nullable Duration idleTimeout, @Nullable Duration maxAge,
		@Nullable String sessionCookie, List<String> allowedOrigins, List<String> allowedOriginPatterns,
		ServiceLimits limits) {

	public EndpointSettings {
		Assert.isTrue(maxMessageSize >= 1, () -> "Messages must have room, not " + maxMessageSize + " bytes");
		Assert.isTrue(isPositive(idleTimeout), () -> "Idle timeout must be longer than zero: " + idleTimeout);
		Assert.isTrue(isPositive(maxAge), () -> "Maximum age must be longer than zero: " + maxAge);
	}

	private static boolean isPositive(@Nullable Duration time) {
		return time == null || (!time.isNegative() && !time.isZero());
	}

	/**
	 * The same with another size limit.
	 * @param maxMessageSize the largest message, in bytes of payload
	 * @return new settings
	 */
	public EndpointSettings withMaxMessageSize(int maxMessageSize) {
		return new EndpointSettings(maxMessageSize, this.closeWhenMailboxFull, this.outbound, this.heartbeat,
				this.idleTimeout, this.maxAge, this.sessionCookie, this.allowedOrigins, this.allowedOriginPatterns,
				this.limits);
	}

	/**
	 * The same with other bounds of what waits for a client.
	 * @param outbound how much may wait for a client, and for how long
	 * @return new settings
	 */
	public EndpointSettings withOutbound(OutboundLimits outbound) {
		return new EndpointSettings(this.maxMessageSize, this.closeWhenMailboxFull, outbound, this.heartbeat,
				this.idleTimeout, this.maxAge, this.sessionCookie, this.allowedOrigins, this.allowedOriginPatterns,
				this.limits);
	}

	/**
	 * The same with another heartbeat.
	 * @param heartbeat how it is found out whether a client is still there, or
	 * {@code null}
	 * @return new settings
	 */
	public EndpointSettings withHeartbeat(@Nullable Heartbeat heartbeat) {
		return new EndpointSettings(this.maxMessageSize, this.closeWhenMailboxFull, this.outbound, heartbeat,
				this.idleTimeout, this.maxAge, this.sessionCookie, this.allowedOrigins, this.allowedOriginPatterns,
				this.limits);
	}

	/**
	 * The same with another maximum age.
	 * @param maxAge how long a client may be connected, or {@code null}
	 * @return new settings
	 */
	public EndpointSettings withMaxAge(@Nullable Duration maxAge) {
		return new EndpointSettings(this.maxMessageSize, this.closeWhenMailboxFull, this.outbound, this.heartbeat,
				this.idleTimeout, maxAge, this.sessionCookie, this.allowedOrigins, this.allowedOriginPatterns,
				this.limits);
	}

	/**
	 * The same with another idle timeout.
	 * @param idleTimeout how long a client may send no message, or {@code null}
	 * @return new settings
	 */
	public EndpointSettings withIdleTimeout(@Nullable Duration idleTimeout) {
		return new EndpointSettings(this.maxMessageSize, this.closeWhenMailboxFull, this.outbound, this.heartbeat,
				idleTimeout, this.maxAge, this.sessionCookie, this.allowedOrigins, this.allowedOriginPatterns,
				this.limits);
	}

	/**
	 * The same with other origins.
	 * @param allowedOrigins the origins that may connect besides the server's own
	 * @return new settings
	 */
	public EndpointSettings withAllowedOrigins(List<String> allowedOrigins) {
		return new EndpointSettings(this.maxMessageSize, this.closeWhenMailboxFull, this.outbound, this.heartbeat,
				this.idleTimeout, this.maxAge, this.sessionCookie, allowedOrigins, this.allowedOriginPatterns,
				this.limits);
	}

	/**
	 * The same with other limits.
	 * @param limits what clients may do
	 * @return new settings
	 */
	public EndpointSettings withLimits(ServiceLimits limits) {
		return new EndpointSettings(this.maxMessageSize, this.closeWhenMailboxFull, this.outbound, this.heartbeat,
				this.idleTimeout, this.maxAge, this.sessionCookie, this.allowedOrigins, this.allowedOriginPatterns,
				limits);
	}

	/**
	 * How large a message may be.
	 * @return the bound of its bytes
	 */
	public Bound messageSize() {
		return this.limits.bound(Limit.MAX_MESSAGE_SIZE, this.maxMessageSize);
	}

	/**
	 * How large a message may be that arrives compressed.
	 * @return the bound of its bytes
	 */
	public Bound decompressedSize() {
		int size = this.limits.maxDecompressedSize();
		return this.limits.bound(Limit.MAX_DECOMPRESSED_SIZE, (size > 0) ? size : this.maxMessageSize);
	}

	/**
	 * In how many frames a message may come.
	 * @return the bound of their number
	 */
	public Bound fragments() {
		return this.limits.bound(Limit.MAX_FRAGMENTS, this.limits.maxFragments());
	}

}

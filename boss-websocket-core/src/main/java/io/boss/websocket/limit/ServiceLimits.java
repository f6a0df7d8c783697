package io.boss.websocket.limit;

import java.time.Duration;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Limits on the clients of a service. There is no limit where it says 0.
 *
 * @param connections connections to the service
 * @param connectionsPerPrincipal connections of one principal to the service
 * @param handshakesPerSecond handshakes with the service within a second
 * @param maxHeaderSize the size of a request's URI and headers, in characters
 * @param maxDecompressedSize the size of a message that arrives compressed, in bytes; as
 * for any other if 0
 * @param maxFragments frames of a message
 * @param messageTimeout time from the first byte of a message to its last
 * @param firstMessageTimeout time from the opening of a connection to its first message
 * @param messagesPerSecond messages of a client within a second
 * @param bytesPerSecond bytes of a client within a second
 * @param maxAttributes attributes of a connection
 * @param warnOnly the limits that only log a warning
 */
public record ServiceLimits(int connections, int connectionsPerPrincipal, int handshakesPerSecond, int maxHeaderSize,
		int maxDecompressedSize, int maxFragments, Duration messageTimeout, Duration firstMessageTimeout,
		int messagesPerSecond, long bytesPerSecond, int maxAttributes, Set<Limit> warnOnly) {

	public ServiceLimits {
		LongStream values = LongStream.of(connections, connectionsPerPrincipal, handshakesPerSecond, maxHeaderSize,
				maxDecompressedSize, maxFragments, messagesPerSecond, bytesPerSecond, maxAttributes);
		if (values.anyMatch((value) -> value < 0) || messageTimeout.isNegative() || firstMessageTimeout.isNegative()) {
			throw new IllegalArgumentException("A limit must not be negative; 0 stands for none");
		}
	}

	/**
	 * No limits.
	 */
	public static final ServiceLimits NONE = new ServiceLimits(0, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO, 0, 0, 0,
			Set.of());

	/**
	 * Whether a client that exceeds a limit suffers from it.
	 * @param limit the limit
	 * @return whether there is more than a warning
	 */
	public boolean enforces(Limit limit) {
		return !this.warnOnly.contains(limit);
	}

	/**
	 * The bound of a limit for something that grows.
	 * @param limit the limit
	 * @param value its value, 0 for none
	 * @return the bound
	 */
	public Bound bound(Limit limit, int value) {
		if (value == 0) {
			return Bound.NONE;
		}
		return enforces(limit) ? Bound.of(value) : Bound.warning(value);
	}

}

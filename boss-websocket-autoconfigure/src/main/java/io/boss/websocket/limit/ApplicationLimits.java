package io.boss.websocket.limit;

/**
 * What clients of all services together may do. There is no limit where it says 0.
 *
 * @param totalConnections connections
 * @param connectionsPerAddress connections from one remote address
 * @param totalHandshakesPerSecond handshakes within a second
 */
public record ApplicationLimits(int totalConnections, int connectionsPerAddress, int totalHandshakesPerSecond) {

	/**
	 * No limits.
	 */
	public static final ApplicationLimits NONE = new ApplicationLimits(0, 0, 0);

}

package io.boss.websocket.outbound;

/**
 * The way to one client's socket, before anybody uses it.
 */
public interface Outbound {

	/**
	 * Opens it. Once.
	 * @param listener hears how it ends
	 * @return where frames go
	 */
	OutboundChannel open(OutboundListener listener);

}

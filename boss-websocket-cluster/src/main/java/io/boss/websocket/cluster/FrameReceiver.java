package io.boss.websocket.cluster;

/**
 * Takes what an engine has received. Never blocks, never throws, and is called by one
 * thread at a time for each publisher, in the order in which that published.
 */
@FunctionalInterface
public interface FrameReceiver {

	/**
	 * A frame has come.
	 * @param frame the frame, which nobody changes any more
	 */
	void received(byte[] frame);

}

package io.boss.websocket.direct;

import java.util.List;

import io.boss.websocket.wire.EncodedFrame;

/**
 * Broadcasts that were written together to many connections, which share this object as
 * long as one of them keeps it.
 *
 * @param frames the frames
 * @param payload bytes of payload that each connection was sent
 * @param share what a connection is charged for it of what all may keep: its part of the
 * payload, and a reference
 */
record SentBatch(List<EncodedFrame> frames, int payload, int share) {

	private static final int REFERENCE = 8;

	static SentBatch of(List<EncodedFrame> frames, int connections) {
		int payload = 0;
		for (EncodedFrame frame : frames) {
			payload += frame.payloadSize();
		}
		return new SentBatch(List.copyOf(frames), payload, payload / connections + REFERENCE);
	}

}

package io.boss.websocket.direct;

import io.boss.websocket.wire.EncodedFrame;

/**
 * What a close frame says.
 *
 * @param code the close code
 * @param reason the close reason
 */
record CloseFrame(int code, String reason) {

	EncodedFrame frame() {
		return EncodedFrame.close(this.code, this.reason);
	}

}

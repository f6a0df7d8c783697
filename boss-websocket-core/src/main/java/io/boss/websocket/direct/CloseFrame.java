/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import io.boss.websocket.wire.EncodedFrame;

/**
 * Code and reason of a close frame.
 *
 * @param code the close code
 * @param reason the close reason
 */
record CloseFrame(int code, String reason) {

	EncodedFrame frame() {
		return EncodedFrame.close(this.code, this.reason);
	}

}

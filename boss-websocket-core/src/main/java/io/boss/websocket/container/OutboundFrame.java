/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import io.boss.websocket.BossMessage;
import io.boss.websocket.DeliveryOptions;
import io.boss.websocket.outbound.FrameView;
import org.jspecify.annotations.Nullable;

/**
 * Frame that waits to be written to a client.
 */
sealed interface OutboundFrame {

	/**
	 * View of frames that wait.
	 */
	FrameView<OutboundFrame> VIEW = new FrameView<>() {

		@Override
		public int size(OutboundFrame frame) {
			return frame.sizeInBytes();
		}

		@Override
		public @Nullable Object key(OutboundFrame frame) {
			return frame.options().conflationKey();
		}

		@Override
		public boolean isMessage(OutboundFrame frame) {
			return frame instanceof Data;
		}

	};

	/**
	 * How the frame is treated while it waits.
	 * @return the options
	 */
	default DeliveryOptions options() {
		return DeliveryOptions.NONE;
	}

	/**
	 * Size of the payload.
	 * @return the number of bytes that count towards the limit
	 */
	default int sizeInBytes() {
		return 0;
	}

	/**
	 * Frame of a message.
	 *
	 * @param message the message, shared by all connections that it is sent to
	 */
	record Data(BossMessage message) implements OutboundFrame {

		@Override
		public int sizeInBytes() {
			return this.message.sizeInBytes();
		}

		@Override
		public DeliveryOptions options() {
			return this.message.options();
		}

	}

	/**
	 * Text of the engine, which is no message of the application.
	 *
	 * @param text the text
	 */
	record Control(BossMessage text) implements OutboundFrame {

		@Override
		public int sizeInBytes() {
			return this.text.sizeInBytes();
		}

	}

	/**
	 * Ping without data.
	 */
	record Ping() implements OutboundFrame {
	}

	/**
	 * Close frame, the last of a client.
	 *
	 * @param code the close code
	 * @param reason the close reason
	 */
	record Close(int code, String reason) implements OutboundFrame {
	}

}

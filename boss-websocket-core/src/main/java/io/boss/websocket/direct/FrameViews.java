/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import java.util.List;

import io.boss.websocket.outbound.FrameView;
import io.boss.websocket.wire.EncodedFrame;
import org.jspecify.annotations.Nullable;

/**
 * Views of frames that wait.
 */
final class FrameViews {

	/**
	 * View of frames that wait for one client.
	 */
	static final FrameView<EncodedFrame> OF_ONE = new FrameView<>() {

		@Override
		public int size(EncodedFrame frame) {
			return frame.payloadSize();
		}

		@Override
		public @Nullable Object key(EncodedFrame frame) {
			return frame.options().conflationKey();
		}

		@Override
		public boolean isMessage(EncodedFrame frame) {
			return frame.isMessage();
		}

	};

	/**
	 * View of frames that wait for many clients.
	 */
	static final FrameView<InboxEntry.ToMany> OF_MANY = new FrameView<>() {

		@Override
		public int size(InboxEntry.ToMany many) {
			return many.frame().payloadSize();
		}

		@Override
		public @Nullable Object key(InboxEntry.ToMany many) {
			String key = many.frame().options().conflationKey();
			return (key != null) ? new SharedKey(key, many.members()) : null;
		}

		@Override
		public boolean isMessage(InboxEntry.ToMany many) {
			return true;
		}

	};

	private FrameViews() {
	}

	/**
	 * Key for the same clients; others may not have got the earlier message.
	 */
	private static final class SharedKey {

		private final String key;

		private final List<LoopMember> members;

		private SharedKey(String key, List<LoopMember> members) {
			this.key = key;
			this.members = members;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof SharedKey shared && this.key.equals(shared.key) && this.members == shared.members;
		}

		@Override
		public int hashCode() {
			return this.key.hashCode() * 31 + System.identityHashCode(this.members);
		}

	}

}

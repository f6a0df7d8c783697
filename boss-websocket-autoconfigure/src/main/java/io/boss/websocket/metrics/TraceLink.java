/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import org.jspecify.annotations.Nullable;

/**
 * Link that carries the trace of one thread over to a callback on another. Safe on any
 * thread.
 */
public interface TraceLink {

	/**
	 * For applications that observe and do not trace.
	 */
	TraceLink NONE = new TraceLink() {

		@Override
		public @Nullable Object origin() {
			return null;
		}

		@Override
		public Runnable continueFrom(@Nullable Object origin) {
			return () -> {
			};
		}

	};

	/**
	 * Where the trace of the calling thread is, as small as can be: it is kept for as
	 * long as a client is connected.
	 * @return the place, or {@code null} if nothing is traced
	 */
	@Nullable Object origin();

	/**
	 * Lets what the calling thread does follow from an origin, and from nothing else that
	 * may have been left on the thread.
	 * @param origin what {@link #origin()} answered; with {@code null} a new trace begins
	 * @return puts the thread back as it was
	 */
	Runnable continueFrom(@Nullable Object origin);

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

import org.jspecify.annotations.Nullable;

/**
 * Observer of the beginning and the end of callbacks, on the thread that runs them: for
 * what is bound to a thread, such as a trace or the context of a log. Safe on any thread;
 * must not block. What it throws is logged and changes nothing.
 *
 * @since 0.1.0
 */
public interface CallbackObserver {

	/**
	 * What goes on on the calling thread, to be handed to the callbacks that follow from
	 * it on other threads: a client's callbacks follow from its handshake, a broadcast
	 * from whoever sent it. It is kept as long as the client or the mail is.
	 * @return whatever the observer understands, or {@code null}
	 */
	default @Nullable Object origin() {
		return null;
	}

	/**
	 * A callback begins.
	 * @param call the callback
	 * @return hears of its end, on the same thread
	 */
	Scope begin(Call call);

	/**
	 * Call of a callback.
	 *
	 * @param service the name of the service
	 * @param key the key of the instance, or {@code null} if the service has no keys
	 * @param callback which callback
	 * @param connectionId the client that it is about, if any
	 * @param origin what it follows from, as {@link #origin()} answered it
	 */
	record Call(String service, @Nullable String key, CallbackName callback, @Nullable String connectionId,
			@Nullable Object origin) {

		/**
		 * Creates a call of a service without keys.
		 * @param service the name of the service
		 * @param callback which callback
		 * @param connectionId the client that it is about, if any
		 * @param origin what it follows from, as {@link #origin()} answered it
		 */
		public Call(String service, CallbackName callback, @Nullable String connectionId, @Nullable Object origin) {
			this(service, null, callback, connectionId, origin);
		}

	}

	/**
	 * Callback that runs.
	 */
	@FunctionalInterface
	interface Scope {

		/**
		 * For observers that do not care about the end.
		 */
		Scope NONE = (outcome, failure) -> {
		};

		/**
		 * The callback has ended.
		 * @param outcome how
		 * @param failure what it threw, only if it crashed, was denied or was isolated
		 */
		void end(CallbackOutcome outcome, @Nullable Throwable failure);

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import io.boss.websocket.BossConnection;
import io.boss.websocket.ClientAskException;
import io.boss.websocket.ClientAskException.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Request to a client that waits for its answer.
 *
 * @param <T> the type of the answer
 */
final class ClientAsk<T> {

	private final BossConnection client;

	private final Class<T> type;

	private final long begun;

	private final CompletableFuture<T> answer = new CompletableFuture<>();

	private volatile @Nullable Future<?> timeout;

	ClientAsk(BossConnection client, Class<T> type, long begun) {
		this.client = client;
		this.type = type;
		this.begun = begun;
	}

	/**
	 * The stage that the application has. No copy, whose failure would be wrapped.
	 * @return the stage
	 */
	CompletionStage<T> stage() {
		return this.answer;
	}

	BossConnection client() {
		return this.client;
	}

	long begun() {
		return this.begun;
	}

	void endsWith(Future<?> timeout) {
		this.timeout = timeout;
	}

	/**
	 * Nobody waits for the time any more.
	 */
	void stopTimeout() {
		Future<?> timeout = this.timeout;
		if (timeout != null) {
			timeout.cancel(false);
		}
	}

	/**
	 * Completes the stage with what the client has said. Runs what the application does
	 * then.
	 * @param text the answer
	 * @param reader makes an object of it
	 */
	void complete(ClientAnswer text, AnswerReader reader) {
		T value;
		try {
			value = text.as(this.type, reader, this.client);
		}
		catch (ClientAskException ex) {
			this.answer.completeExceptionally(ex);
			return;
		}
		catch (Throwable ex) {
			fail(Failure.UNREADABLE, "The answer of the client cannot be read as " + this.type.getName(), ex);
			return;
		}
		// Jackson has no null but that of boss.done.
		this.answer.complete(value);
	}

	void fail(Failure failure, String text, @Nullable Throwable cause) {
		this.answer.completeExceptionally(new ClientAskException(failure, text, null, cause));
	}

}

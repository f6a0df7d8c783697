/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.ClientAskException;
import io.boss.websocket.ClientAskException.Failure;
import io.boss.websocket.SendResult;
import io.boss.websocket.stats.RequestDirection;
import io.boss.websocket.stats.RequestOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Open requests to one client, by their ids. Safe on any thread; nothing blocks, and what
 * waits for an answer runs on the threads of the service.
 */
final class ClientAsks {

	private final AskSettings settings;

	private final String prefix;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, ClientAsk<?>> open = new HashMap<>();

	private long last;

	private boolean closed;

	/**
	 * Creates an empty set of requests.
	 * @param settings what all of them share
	 * @param mark what their ids begin with
	 */
	ClientAsks(AskSettings settings, Mark mark) {
		this.settings = settings;
		this.prefix = mark.text() + ".";
	}

	<T> CompletionStage<T> ask(BossConnection client, Object request, Class<T> type, Duration timeout) {
		String members;
		try {
			members = members(client.encode(request));
		}
		catch (RuntimeException ex) {
			return refuse(Failure.UNREADABLE, "The request cannot be written", ex);
		}
		if (members == null) {
			return refuse(Failure.UNREADABLE, "The request is no JSON object, which has members", null);
		}
		ClientAsk<T> ask = new ClientAsk<>(client, type, this.settings.time().nanoTime());
		Failure failure = null;
		String id = "";
		this.lock.lock();
		try {
			if (this.closed) {
				failure = Failure.CLOSED;
			}
			else if (this.open.size() >= this.settings.limits().maxOpen()) {
				failure = Failure.TOO_MANY;
			}
			else {
				id = this.prefix + ++this.last;
				this.open.put(id, ask);
			}
		}
		finally {
			this.lock.unlock();
		}
		if (failure != null) {
			return refuse(failure, (failure == Failure.CLOSED) ? "The client is gone"
					: "Too many requests to the client are open (boss.websocket.requests.max-open)", null);
		}
		this.settings.stats().requestOpened(RequestDirection.OUTBOUND);
		send(ask, id, members, timeout);
		return ask.stage();
	}

	<T> CompletionStage<T> refuse(Failure failure, String text, @Nullable Throwable cause) {
		this.settings.stats().requestRefused(RequestDirection.OUTBOUND, RequestOutcome.REFUSED);
		return CompletableFuture.failedStage(new ClientAskException(failure, text, null, cause));
	}

	// What follows the member that is put in front.
	private static @Nullable String members(BossMessage message) {
		String json = (message instanceof BossMessage.Text text) ? text.payload().strip() : "";
		if (!json.startsWith("{") || !json.endsWith("}")) {
			return null;
		}
		String members = json.substring(1).stripLeading();
		return members.equals("}") ? members : "," + members;
	}

	private void send(ClientAsk<?> ask, String id, String members, Duration timeout) {
		// Before it is sent, so that no answer finds a request that will have a time.
		try {
			ask.endsWith(this.settings.time().schedule(() -> expire(id), timeout));
		}
		catch (RuntimeException ex) {
			fail(id, RequestOutcome.GONE, Failure.CLOSED, "The server is shutting down");
			return;
		}
		SendResult result = ask.client().send("{\"boss.id\":\"" + id + "\"" + members);
		if (result == SendResult.CLOSED) {
			fail(id, RequestOutcome.GONE, Failure.CLOSED, "The client is gone");
		}
		else if (!result.isQueued()) {
			fail(id, RequestOutcome.FAILED, Failure.UNREADABLE, "There was no room for the request");
		}
	}

	private void expire(String id) {
		ClientAsk<?> ask = fail(id, RequestOutcome.TIMEOUT, Failure.TIMEOUT, "The client has not answered in time");
		if (ask != null) {
			ask.client().send("{\"boss.cancel\":\"" + id + "\"}");
		}
	}

	private @Nullable ClientAsk<?> fail(String id, RequestOutcome outcome, Failure failure, String text) {
		ClientAsk<?> ask = take(id);
		if (ask != null) {
			end(ask, outcome, failure, text);
		}
		return ask;
	}

	private @Nullable ClientAsk<?> take(@Nullable String id) {
		if (id == null) {
			return null;
		}
		this.lock.lock();
		try {
			return this.open.remove(id);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void end(ClientAsk<?> ask, RequestOutcome outcome, Failure failure, String text) {
		count(ask, outcome);
		this.settings.threads().execute(() -> ask.fail(failure, text, null));
	}

	private void count(ClientAsk<?> ask, RequestOutcome outcome) {
		ask.stopTimeout();
		this.settings.stats()
			.requestEnded(RequestDirection.OUTBOUND, outcome, this.settings.time().nanoTime() - ask.begun());
	}

	/**
	 * The client has answered, perhaps what nobody waits for. By the thread that reads.
	 * @param answer the answer
	 */
	void answered(ClientAnswer answer) {
		ClientAsk<?> ask = take(answer.id());
		if (ask == null) {
			this.settings.stats().requestRefused(RequestDirection.OUTBOUND, RequestOutcome.STRAY);
			return;
		}
		count(ask, answer.isProblem() ? RequestOutcome.FAILED : RequestOutcome.ANSWERED);
		this.settings.threads().execute(() -> ask.complete(answer, this.settings.reader()));
	}

	/**
	 * The client is gone, and does not come back.
	 */
	void close() {
		List<ClientAsk<?>> waiting;
		this.lock.lock();
		try {
			this.closed = true;
			waiting = List.copyOf(this.open.values());
			this.open.clear();
		}
		finally {
			this.lock.unlock();
		}
		waiting.forEach((ask) -> end(ask, RequestOutcome.GONE, Failure.CLOSED, "The client is gone"));
	}

}

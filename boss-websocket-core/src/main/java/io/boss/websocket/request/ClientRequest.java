/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.request;

import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.Reply;
import io.boss.websocket.SendResult;
import io.boss.websocket.stats.RequestDirection;
import io.boss.websocket.stats.RequestOutcome;
import io.boss.websocket.stats.ServiceStats;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * One request of a client, from its callback to its answer, or a message without an id
 * that is answered late. It is known to others ({@link OpenRequests}) only if its answer
 * has not been sent when the callback ends.
 * <p>
 * Who sends holds the lock: nothing is sent after the end, or after the client has
 * cancelled and may use the id again.
 */
public final class ClientRequest implements Reply<Object> {

	private final BossConnection client;

	// None: nothing but values is told.
	private final @Nullable String id;

	private final ServiceStats stats;

	private final long begun;

	private final ReentrantLock lock = new ReentrantLock();

	// Those of the instance that has been asked. Set when the request is kept.
	private @Nullable Set<ClientRequest> siblings;

	private final CancelActions actions = new CancelActions();

	private volatile boolean ended;

	private volatile boolean cancelled;

	private boolean followed;

	private ClientRequest(BossConnection client, @Nullable String id, ServiceStats stats) {
		this.client = client;
		this.id = id;
		this.stats = stats;
		this.begun = now();
	}

	/**
	 * The callback of a request begins.
	 * @param client the client
	 * @param id the id of the request
	 * @param stats hears of it
	 * @return the request, or {@code null} if it cannot be open, which the client has
	 * been told
	 */
	public static @Nullable ClientRequest open(BossConnection client, String id, ServiceStats stats) {
		OpenRequests open = OpenRequests.known(client);
		if (open != null && open.find(id) != null) {
			stats.requestRefused(RequestDirection.INBOUND, RequestOutcome.REFUSED);
			client.send(AnswerText.error(id, RequestProblem.of(HttpStatus.CONFLICT, "a request with this id is open"),
					null));
			return null;
		}
		if (open != null && !isAdmitted(client, open)) {
			stats.requestRefused(RequestDirection.INBOUND, RequestOutcome.REFUSED);
			return null;
		}
		ClientRequest request = new ClientRequest(client, id, stats);
		stats.requestOpened(RequestDirection.INBOUND);
		if (open != null && open.wasAnswered(id)) {
			request.end(null, RequestOutcome.ANSWERED);
		}
		return request;
	}

	/**
	 * Something takes the place of the callback of a request that has failed.
	 * @param client the client
	 * @param id the id of the request
	 * @return the request, which nobody counts once more
	 */
	public static ClientRequest reopen(BossConnection client, String id) {
		ClientRequest request = new ClientRequest(client, id, ServiceStats.NONE);
		OpenRequests open = OpenRequests.known(client);
		if (open != null && open.wasAnswered(id)) {
			request.end(null, RequestOutcome.ANSWERED);
		}
		return request;
	}

	/**
	 * A message that is no request may be answered late.
	 * @param client the client
	 * @return what answers it
	 */
	public static ClientRequest plain(BossConnection client) {
		return new ClientRequest(client, null, ServiceStats.NONE);
	}

	/**
	 * The client does not want an answer any more.
	 * @param client the client
	 * @param id the id of the request, which may not be open
	 */
	public static void cancel(BossConnection client, String id) {
		ClientRequest request = find(client, id);
		if (request != null) {
			request.cancel(RequestOutcome.CANCELLED);
		}
	}

	static @Nullable ClientRequest find(BossConnection client, String id) {
		OpenRequests open = OpenRequests.known(client);
		return (open != null) ? open.find(id) : null;
	}

	private static boolean isAdmitted(BossConnection client, OpenRequests open) {
		return !(client instanceof RequestPeer peer) || peer.admitsRequest(open.size());
	}

	/**
	 * The callback has ended. If the answer has not been sent it is waited for.
	 * @param ofInstance the requests that the instance has been asked
	 */
	public void keep(Set<ClientRequest> ofInstance) {
		if (this.ended) {
			return;
		}
		boolean late = false;
		OpenRequests open = (this.client instanceof RequestPeer peer) ? peer.requests() : null;
		if (open != null && this.id == null && !isAdmitted(this.client, open)) {
			cancel(RequestOutcome.REFUSED);
		}
		this.lock.lock();
		try {
			if (!this.ended) {
				this.siblings = ofInstance;
				ofInstance.add(this);
				if (open != null) {
					open.add(key(), this);
					late = open.isClosed();
				}
			}
		}
		finally {
			this.lock.unlock();
		}
		if (late) {
			cancel(RequestOutcome.GONE);
		}
	}

	private Object key() {
		return (this.id != null) ? this.id : this;
	}

	/**
	 * The callback has failed, and others decide what the client is told.
	 */
	public void withdraw() {
		if (this.ended && !this.cancelled && this.id != null && this.client instanceof RequestPeer peer) {
			peer.requests().answered(this.id);
		}
		cancel(RequestOutcome.FAILED);
	}

	/**
	 * The client that has asked.
	 * @return the client
	 */
	public BossConnection client() {
		return this.client;
	}

	/**
	 * Whether the client has an id to know the answer by.
	 * @return whether it is more than a message that is answered late
	 */
	public boolean isRequest() {
		return this.id != null;
	}

	/**
	 * Something works on the answer, and tells it when it is there. Told, and asked for,
	 * by the callback alone.
	 */
	public void follow() {
		this.followed = true;
	}

	/**
	 * Whether the callback has seen to the answer.
	 * @return whether the request has ended, or something works on the answer
	 */
	public boolean isFollowed() {
		return this.ended || this.followed;
	}

	/**
	 * Whether nothing more is sent.
	 * @return whether it was answered, has failed, or was cancelled
	 */
	public boolean isEnded() {
		return this.ended;
	}

	@Override
	public SendResult send(Object answer) {
		if (answer instanceof ProblemDetail problem && this.id != null) {
			return fail(problem);
		}
		return this.ended ? SendResult.CLOSED : end(encode(answer, false), RequestOutcome.ANSWERED);
	}

	@Override
	public SendResult next(Object part) {
		return this.ended ? SendResult.CLOSED : sendPart(encodePart(part));
	}

	/**
	 * Makes the message for a part; if that fails the request does.
	 * @param part the part
	 * @return the message
	 */
	public BossMessage encodePart(Object part) {
		return encode(part, true);
	}

	/**
	 * Sends a part.
	 * @param part what {@link #encodePart} has made
	 * @return the result
	 */
	public SendResult sendPart(BossMessage part) {
		this.lock.lock();
		try {
			return this.ended ? SendResult.CLOSED : this.client.send(part);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public SendResult complete() {
		return end((this.id != null) ? AnswerText.done(this.id) : null, RequestOutcome.ANSWERED);
	}

	@Override
	public SendResult fail(ProblemDetail problem) {
		if (this.ended) {
			return SendResult.CLOSED;
		}
		return end((this.id != null) ? AnswerText.error(this.id, problem, this.client) : null, RequestOutcome.FAILED);
	}

	/**
	 * Ends it with a problem, and stops what works on the answer.
	 * @param status the status
	 * @param detail what the client is told
	 */
	public void fail(HttpStatus status, String detail) {
		if (!this.ended) {
			fail(RequestProblem.of(status, detail));
			stop();
		}
	}

	private BossMessage encode(Object value, boolean more) {
		try {
			return (this.id != null) ? AnswerText.of(this.id, more, value, this.client) : this.client.encode(value);
		}
		catch (Throwable ex) {
			fail(HttpStatus.INTERNAL_SERVER_ERROR, RequestProblem.FAILED);
			throw ex;
		}
	}

	private SendResult end(@Nullable BossMessage last, RequestOutcome outcome) {
		SendResult result;
		this.lock.lock();
		try {
			if (this.ended) {
				return SendResult.CLOSED;
			}
			this.ended = true;
			result = (last != null) ? this.client.send(last)
					: (this.client.isOpen() ? SendResult.QUEUED : SendResult.CLOSED);
		}
		finally {
			this.lock.unlock();
		}
		left((result != SendResult.CLOSED) ? outcome : RequestOutcome.GONE);
		return result;
	}

	private void left(RequestOutcome outcome) {
		Set<ClientRequest> siblings = this.siblings;
		if (siblings != null) {
			siblings.remove(this);
			if (this.client instanceof RequestPeer peer) {
				peer.requests().remove(key(), this);
			}
		}
		if (this.id != null) {
			this.stats.requestEnded(RequestDirection.INBOUND, outcome, now() - this.begun);
		}
	}

	/**
	 * The client takes nothing any more.
	 */
	public void abandon() {
		cancel(RequestOutcome.GONE);
	}

	/**
	 * Nobody waits for the answer any more.
	 * @param outcome why
	 */
	void cancel(RequestOutcome outcome) {
		this.lock.lock();
		try {
			if (this.ended) {
				return;
			}
			this.ended = true;
			this.cancelled = true;
		}
		finally {
			this.lock.unlock();
		}
		left(outcome);
		stop();
	}

	@Override
	public boolean isCancelled() {
		return this.cancelled || (!this.ended && !this.client.isOpen());
	}

	@Override
	public void onCancel(Runnable action) {
		if (this.cancelled || !this.ended) {
			this.actions.add(action, this.client);
		}
	}

	private void stop() {
		this.cancelled = true;
		this.actions.run(this.client);
	}

	/**
	 * Runs a task when what was sent before is with the operating system, in turn with
	 * the callbacks of the service.
	 * @param task the task
	 */
	public void whenWritten(Runnable task) {
		if (this.client instanceof RequestPeer peer) {
			peer.whenWritten(() -> peer.inTurn(task));
		}
		else {
			task.run();
		}
	}

	private long now() {
		return (this.client instanceof RequestPeer peer) ? peer.nanoTime() : 0;
	}

}

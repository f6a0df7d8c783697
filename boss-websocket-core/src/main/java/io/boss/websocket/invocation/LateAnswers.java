/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.function.Predicate;

import io.boss.websocket.BossConnection;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.log.LogTrace;
import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.request.ClientRequest;
import io.boss.websocket.request.RequestProblem;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Answers that come later than the callback: values of stages and publishers. What fails
 * is counted and logged, and the service goes on. Safe on any thread.
 */
final class LateAnswers {

	private static final Log logger = LogFactory.getLog(LateAnswers.class);

	private static final int MAX_KINDS = 100;

	private final Predicate<Throwable> denied;

	private final InvalidMessagePolicy policy;

	private final ServiceStats stats;

	private final RateLimitedWarning warning = new RateLimitedWarning(logger);

	// Shown with their stack traces.
	private final Set<String> shown = ConcurrentHashMap.newKeySet();

	LateAnswers(Predicate<Throwable> denied, InvalidMessagePolicy policy, ServiceStats stats) {
		this.denied = denied;
		this.policy = policy;
		this.stats = stats;
	}

	/**
	 * Sends what a callback has returned.
	 * @param value the value
	 * @param request the request that it answers
	 */
	void answer(Object value, ClientRequest request) {
		try {
			request.send(value);
		}
		catch (Exception ex) {
			// The client has been told.
			count(request.client(), ex, false);
		}
	}

	/**
	 * Waits for a value, or for many.
	 * @param value what is {@link LaterValues#isFollowed waited for}
	 * @param request the request that it answers
	 */
	void follow(Object value, ClientRequest request) {
		request.follow();
		if (value instanceof CompletionStage<?> stage) {
			stage.whenComplete((answer, failure) -> settle(request, answer, failure));
		}
		else if (value instanceof Flow.Publisher<?> publisher) {
			publisher.subscribe(new AnswerSubscriber(request, false, this));
		}
		else {
			ReactiveValue reactive = ReactiveValue.of(value);
			reactive.publisher().subscribe(new AnswerSubscriber(request, reactive.single(), this));
		}
	}

	private void settle(ClientRequest request, @Nullable Object answer, @Nullable Throwable failure) {
		if (failure != null) {
			failed(request, failure);
		}
		else if (answer != null) {
			answer(answer, request);
		}
		else {
			request.complete();
		}
	}

	/**
	 * There is no answer.
	 * @param request the request
	 * @param failure why
	 */
	void failed(ClientRequest request, Throwable failure) {
		if (request.isEnded()) {
			LogTrace.debug(logger, "What nobody waits for any more has failed", failure);
			return;
		}
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		boolean denial = this.denied.test(cause);
		count(request.client(), cause, denial);
		(denial ? RequestProblem.DENIAL : RequestProblem.FAILURE).end(request);
		if (!request.isRequest() || this.policy.closes()) {
			tell(request.client(), denial);
		}
	}

	private void tell(BossConnection client, boolean denial) {
		if (denial) {
			this.policy.denied(client);
		}
		else {
			this.policy.failed(client);
		}
	}

	/**
	 * Counts and logs a failure.
	 * @param client the client that has asked
	 * @param failure the failure
	 * @param denial whether the client lacks a right
	 */
	void count(BossConnection client, Throwable failure, boolean denial) {
		this.stats.messageDropped(denial ? DropReason.FORBIDDEN : DropReason.FAILED);
		String text = (denial ? "Denied an answer to" : "Could not answer") + " client " + client.id() + " of service '"
				+ client.service() + ((client.key() != null) ? "/" + client.key() : "") + "'";
		if (!denial && isNew(failure)) {
			logger.error(new LogTrace(text + ", and the service goes on", failure));
		}
		else {
			this.warning.log(() -> text + ": " + LogLine.of(failure));
		}
	}

	private boolean isNew(Throwable failure) {
		StackTraceElement[] stack = failure.getStackTrace();
		String kind = failure.getClass().getName() + ((stack.length > 0) ? stack[0] : "");
		return this.shown.size() < MAX_KINDS && this.shown.add(kind);
	}

}

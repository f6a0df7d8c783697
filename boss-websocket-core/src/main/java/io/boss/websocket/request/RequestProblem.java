/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.request;

import java.util.Objects;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.stats.RequestDirection;
import io.boss.websocket.stats.RequestOutcome;
import io.boss.websocket.stats.ServiceStats;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Problem that ends a request whose callback cannot tell it.
 *
 * @param status the status
 * @param detail what the client is told
 */
public record RequestProblem(HttpStatus status, String detail) {

	static final String FAILED = "the service has failed to handle this";

	/**
	 * The service has failed. The client learns nothing of the exception.
	 */
	public static final RequestProblem FAILURE = new RequestProblem(HttpStatus.INTERNAL_SERVER_ERROR, FAILED);

	/**
	 * The client lacks a right.
	 */
	public static final RequestProblem DENIAL = new RequestProblem(HttpStatus.FORBIDDEN, "access denied");

	/**
	 * The request was not handled, and could be at another time.
	 */
	public static final RequestProblem OVERLOAD = new RequestProblem(HttpStatus.SERVICE_UNAVAILABLE,
			"the service could not take this");

	/**
	 * The service has ended before the answer was there.
	 */
	public static final RequestProblem END = new RequestProblem(HttpStatus.SERVICE_UNAVAILABLE,
			"the service has ended before it could answer");

	static ProblemDetail of(HttpStatus status, String detail) {
		return ProblemDetail.forStatusAndDetail(status, detail);
	}

	/**
	 * Ends a request that is open.
	 * @param request the request
	 */
	public void end(ClientRequest request) {
		request.fail(this.status, this.detail);
	}

	/**
	 * Tells a client whose message was not handled, if it is a request.
	 * @param client the client
	 * @param message the message
	 * @return whether it is one
	 */
	public boolean tell(BossConnection client, @Nullable BossMessage message) {
		RequestHead head = RequestHead.of(message);
		if (head == null) {
			return false;
		}
		if (head.kind() != RequestHead.Kind.CANCELS) {
			OpenRequests open = OpenRequests.known(client);
			boolean answered = head.id() != null && open != null && open.wasAnswered(head.id());
			if (!answered) {
				client.send(AnswerText.error(head.id(), of(this.status, this.detail), null));
			}
		}
		return true;
	}

	/**
	 * Tells a client whose message was not taken, if it is a request.
	 * @param client the client
	 * @param message the message
	 * @param stats hears of it
	 */
	public void refuse(BossConnection client, BossMessage message, ServiceStats stats) {
		if (tell(client, message)) {
			stats.requestRefused(RequestDirection.INBOUND, RequestOutcome.REFUSED);
		}
	}

	/**
	 * Ends a request whose work has failed after its callback, if it is still open.
	 * @param client the client
	 * @param message the message that the work is for
	 * @return whether it was
	 */
	public boolean endIfOpen(BossConnection client, @Nullable BossMessage message) {
		RequestHead head = RequestHead.of(message);
		ClientRequest request = (head != null && head.kind() == RequestHead.Kind.ASKS)
				? ClientRequest.find(client, Objects.requireNonNull(head.id())) : null;
		if (request != null) {
			end(request);
		}
		return request != null;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.Optional;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.Outcome;
import io.boss.websocket.request.ClientRequest;
import io.boss.websocket.request.RequestHead;
import io.boss.websocket.request.RequestProblem;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.messaging.converter.MessageConversionException;

/**
 * Callback for the messages of clients to one instance: requests and their cancellation,
 * messages that are not valid, and all others.
 */
@SuppressWarnings("NullAway") // does not follow type arguments that are nullable
final class IncomingCallback {

	private static final String NO_ID = "boss.id must be a whole number from 0 to 2^53 - 1, or 1 to 64 characters of "
			+ "ASCII in quotes";

	private static final String NOT_HANDLED = "Such messages are not handled";

	private final BoundService bound;

	private final AnnotatedService service;

	private final InstanceContext instance;

	IncomingCallback(BoundService bound, InstanceContext instance) {
		this.bound = bound;
		this.service = bound.service();
		this.instance = instance;
	}

	Outcome<@Nullable Object> handle(BossConnection client, BossMessage message, @Nullable Object state) {
		RequestHead head = RequestHead.of(message);
		if (head == null) {
			return handle(message, client, null, state);
		}
		switch (head.kind()) {
			case ASKS -> {
				ClientRequest request = ClientRequest.open(client, head.id(), this.service.stats());
				return (request != null) ? answer(request, head.rest(), state) : Outcome.noReply(state);
			}
			case MALFORMED -> reportMalformed(client, message);
			case CANCELS -> {
				if (head.id() != null) {
					ClientRequest.cancel(client, head.id());
				}
			}
		}
		return Outcome.noReply(state);
	}

	private void reportMalformed(BossConnection client, BossMessage message) {
		InvalidMessage invalid = new InvalidMessage(InvalidMessage.Problem.CONVERSION, NO_ID, message,
				new MessageConversionException(NO_ID));
		this.service.report(invalid, client);
		new RequestProblem(HttpStatus.BAD_REQUEST, NO_ID).refuse(client, message, this.service.stats());
		closeIfThatIsThePolicy(invalid, client);
	}

	private Outcome<@Nullable Object> answer(ClientRequest request, BossMessage message, @Nullable Object state) {
		Outcome<@Nullable Object> outcome;
		try {
			outcome = handle(message, request.client(), request, state);
		}
		catch (Throwable ex) {
			request.withdraw();
			throw ex;
		}
		this.instance.keep(request);
		return outcome;
	}

	private Outcome<@Nullable Object> handle(BossMessage message, BossConnection client,
			@Nullable ClientRequest request, @Nullable Object state) {
		try {
			Object payload = this.bound.incoming().convert(message, client);
			Optional<BoundMethod> method = this.bound.incoming().choose(payload);
			if (method.isPresent()) {
				return call(method.get(), payload, client, request, state);
			}
			if (request != null) {
				request.fail(HttpStatus.BAD_REQUEST, NOT_HANDLED);
			}
			return Outcome.noReply(state);
		}
		catch (InvalidPayloadException ex) {
			return handleInvalid(new InvalidMessage(ex.problem(), ex.detail(), ex.explanation(), message, ex.reason()),
					client, request, state);
		}
	}

	private Outcome<@Nullable Object> call(BoundMethod method, Object payload, BossConnection client,
			@Nullable ClientRequest request, @Nullable Object state) {
		if (request == null && method.takesReply()) {
			ClientRequest plain = ClientRequest.plain(client);
			Outcome<@Nullable Object> outcome;
			try {
				outcome = call(method, CallbackMessage.ofRequest(payload, this.instance, plain, state));
			}
			catch (Throwable ex) {
				plain.withdraw();
				throw ex;
			}
			this.instance.keep(plain);
			return outcome;
		}
		if (request == null) {
			return call(method, CallbackMessage.ofMessage(payload, this.instance, client, state));
		}
		Outcome<@Nullable Object> outcome = call(method,
				CallbackMessage.ofRequest(payload, this.instance, request, state));
		if (!method.takesReply() && !request.isFollowed() && !(outcome instanceof Outcome.Reject)) {
			request.complete();
		}
		return outcome;
	}

	private Outcome<@Nullable Object> call(BoundMethod method, CallbackMessage message) {
		return this.bound.returns().toOutcome(method.call(message), method, message);
	}

	private Outcome<@Nullable Object> handleInvalid(InvalidMessage message, BossConnection client,
			@Nullable ClientRequest request, @Nullable Object state) {
		this.service.report(message, client);
		BoundMethod method = this.bound.invalid();
		if (method != null) {
			return callInvalid(method, message, client, request, state);
		}
		if (request == null) {
			this.service.policy().apply(message, client);
		}
		else {
			request.fail(HttpStatus.BAD_REQUEST, message.detail());
			closeIfThatIsThePolicy(message, client);
		}
		return Outcome.noReply(state);
	}

	private void closeIfThatIsThePolicy(InvalidMessage message, BossConnection client) {
		if (this.service.policy().closes()) {
			this.service.policy().apply(message, client);
		}
	}

	/**
	 * Calls the method that is told of messages that are not handled.
	 * @param method the method
	 * @param message what is wrong
	 * @param client the client
	 * @param request the request that the message is, if it is one: what the method
	 * returns is its answer
	 * @param state the state
	 * @return what the method answers
	 */
	Outcome<@Nullable Object> callInvalid(BoundMethod method, InvalidMessage message, BossConnection client,
			@Nullable ClientRequest request, @Nullable Object state) {
		CallbackMessage callback = CallbackMessage.ofInvalid(new InvalidRequest(message, request), this.instance,
				client, state);
		Outcome<@Nullable Object> outcome;
		try {
			outcome = call(method, callback);
		}
		catch (InvalidPayloadException ex) {
			this.service.report(method, ex);
			outcome = Outcome.noReply(state);
		}
		if (request != null && !request.isFollowed()) {
			boolean denied = message.problem() == InvalidMessage.Problem.DENIED;
			request.fail(denied ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST, message.detail());
		}
		return outcome;
	}

	/**
	 * Handles a failure of the callback of a message.
	 * @param failure the failure
	 * @param handler handles it
	 * @param denied whether the client lacks a right
	 * @return what takes the place of the outcome of the callback
	 * @throws Throwable what was not handled
	 */
	Outcome<@Nullable Object> handleFailure(CallbackFailure failure, FailureHandler handler, boolean denied)
			throws Throwable {
		BossConnection client = failure.client();
		RequestHead head = (client != null && failure.message() instanceof BossMessage message)
				? RequestHead.of(message) : null;
		if (head == null || head.kind() != RequestHead.Kind.ASKS) {
			return handler.handle(failure, null);
		}
		ClientRequest request = ClientRequest.reopen(client, head.id());
		CallbackFailure stripped = new CallbackFailure(failure.callback(), failure.cause(), client, head.rest());
		Outcome<@Nullable Object> outcome;
		try {
			outcome = handler.handle(stripped, request);
		}
		catch (Throwable ex) {
			request.withdraw();
			throw ex;
		}
		if (request.isFollowed()) {
			this.instance.keep(request);
		}
		else {
			(denied ? RequestProblem.DENIAL : RequestProblem.FAILURE).end(request);
		}
		return outcome;
	}

	/**
	 * Handler of failures.
	 */
	@FunctionalInterface
	interface FailureHandler {

		/**
		 * Handles a failure.
		 * @param failure the failure
		 * @param request the request whose callback has failed, or {@code null} if it was
		 * none
		 * @return what takes the place of the outcome of the callback
		 * @throws Throwable what was not handled
		 */
		Outcome<@Nullable Object> handle(CallbackFailure failure, @Nullable ClientRequest request) throws Throwable;

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.Outcome;
import io.boss.websocket.request.ClientRequest;
import org.jspecify.annotations.Nullable;

/**
 * Handling of a failure by the method that matches it: methods of the bean come first,
 * then advice in its order.
 */
@SuppressWarnings("NullAway") // does not follow type arguments that are nullable
final class FailureHandling {

	private static final int MAX_SUPPRESSED = 3;

	private final AnnotatedService service;

	private final IncomingMessages incoming;

	private final Map<ServiceMethod, BoundMethod> own = new HashMap<>();

	private final ReturnValues returns;

	// For advice: it answers for services with states of other types, and what it returns
	// is not taken for one of them by chance.
	private final ReturnValues adviceReturns;

	// In order, which beans have to be created for. Found twice if two instances need it
	// at once.
	private @Nullable List<ErrorAdvice> advice;

	FailureHandling(AnnotatedService service, List<BoundMethod> own, IncomingMessages incoming, ReturnValues returns) {
		this.service = service;
		this.incoming = incoming;
		this.returns = returns;
		this.adviceReturns = new ReturnValues(null, service.resolvers().returns(), service.late());
		own.forEach((method) -> this.own.put(method.method(), method));
	}

	/**
	 * Handles a failure.
	 * @param failure the failure
	 * @param request the request whose callback has failed, or {@code null} if it was
	 * none
	 * @param instance what the callbacks of the instance have in common
	 * @param state the state
	 * @return what the method answers
	 * @throws Throwable what was thrown if no method handles it, or what the method
	 * throws
	 */
	Outcome<@Nullable Object> handle(CallbackFailure failure, @Nullable ClientRequest request, InstanceContext instance,
			@Nullable Object state) throws Throwable {
		Handler handler = find(failure, request);
		if (handler == null) {
			throw failure.cause();
		}
		try {
			return handler.call(CallbackMessage.ofFailure(handler.handled(), instance, state), this.service);
		}
		catch (InvalidPayloadException ex) {
			// Not called: the handshake lacks what it asks for, or there is no client.
			if (failure.cause().getSuppressed().length < MAX_SUPPRESSED) {
				// One that is thrown again and again must not grow each time.
				failure.cause().addSuppressed(ex.reason());
			}
			throw failure.cause();
		}
	}

	/**
	 * Whether a method of the bean or of advice handles a failure.
	 * @param failure the failure
	 * @return whether there is one
	 */
	boolean handles(CallbackFailure failure) {
		return find(failure, null) != null;
	}

	private @Nullable Handler find(CallbackFailure failure, @Nullable ClientRequest request) {
		ErrorMethods.Choice choice = this.service.errors().choose(failure.cause());
		if (choice != null) {
			return new Handler(this.own.get(choice.method()), handled(failure, choice, request), this.returns);
		}
		for (ErrorAdvice advice : advice()) {
			choice = advice.methods().choose(failure.cause());
			if (choice != null) {
				return new Handler(advice.bind(choice.method()), handled(failure, choice, request), this.adviceReturns);
			}
		}
		return null;
	}

	private List<ErrorAdvice> advice() {
		List<ErrorAdvice> advice = this.advice;
		if (advice == null) {
			advice = this.service.advice().stream().sorted(Comparator.comparingInt(ErrorAdvice::order)).toList();
			this.advice = advice;
		}
		return advice;
	}

	private HandledFailure handled(CallbackFailure failure, ErrorMethods.Choice choice,
			@Nullable ClientRequest request) {
		Supplier<@Nullable Object> payload = () -> payload(failure.message(), failure.client());
		return new HandledFailure(failure, choice.exception(), payload, request);
	}

	// Made once more, so that nothing of a message is kept for failures that are rare.
	private @Nullable Object payload(@Nullable Object message, @Nullable BossConnection client) {
		if (!(message instanceof BossMessage received) || client == null) {
			return message;
		}
		try {
			return this.incoming.convert(received, client);
		}
		catch (InvalidPayloadException ex) {
			// It was invalid then, too.
			return null;
		}
	}

	/**
	 * Method that is to be called.
	 *
	 * @param method the method
	 * @param handled the exception that it handles
	 * @param returns the meaning of its return value
	 */
	private record Handler(BoundMethod method, HandledFailure handled, ReturnValues returns) {

		Outcome<@Nullable Object> call(CallbackMessage message, AnnotatedService service) {
			Object value = this.method.call(message);
			if (message.client() == null && this.returns.isReply(value, this.method)) {
				service.reportReply(this.method, this.handled.failure());
			}
			return this.returns.toOutcome(value, this.method, message);
		}

	}

}

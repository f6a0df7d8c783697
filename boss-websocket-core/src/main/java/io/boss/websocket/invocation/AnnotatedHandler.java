/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.Outcome;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.TaskResult;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.request.ClientRequest;
import io.boss.websocket.stats.CallbackName;
import org.jspecify.annotations.Nullable;

/**
 * {@link BossServiceHandler} that calls the annotated methods of one bean as its
 * callbacks of one instance. Nothing is looked up by reflection here: that was done when
 * the application started.
 */
@SuppressWarnings("NullAway") // does not follow type arguments that are nullable
final class AnnotatedHandler implements BossServiceHandler<@Nullable Object> {

	private final BoundService bound;

	private final AnnotatedService service;

	private final Predicate<Throwable> denied;

	private final InstanceContext instance = new InstanceContext();

	private final IncomingCallback incoming;

	AnnotatedHandler(BoundService bound, Predicate<Throwable> denied) {
		this.bound = bound;
		this.service = bound.service();
		this.denied = denied;
		this.incoming = new IncomingCallback(bound, this.instance);
	}

	@Override
	public @Nullable Object init() {
		BoundMethod method = this.bound.init();
		return (method != null) ? method.call(CallbackMessage.ofService(this.instance, null)) : null;
	}

	@Override
	public @Nullable Object init(InstanceKey key) {
		this.service.keys().tell(key, this.instance);
		return init();
	}

	@Override
	public Outcome<@Nullable Object> handleJoin(String servicePath, BossConnection client, @Nullable Object state) {
		// For failures, which do not tell it.
		InstanceContext instance = this.instance.at(servicePath);
		BoundMethod method = this.bound.join();
		if (method == null) {
			return Outcome.noReply(state);
		}
		try {
			return call(method, CallbackMessage.ofClient(instance, client, state));
		}
		catch (InvalidPayloadException ex) {
			// What the handshake lacks: the client cannot join without it.
			return Outcome.reject(CloseCode.POLICY_VIOLATION, ex.detail());
		}
	}

	@Override
	public Outcome<@Nullable Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
			@Nullable Object state) {
		this.instance.at(servicePath);
		return this.incoming.handle(client, message, state);
	}

	@Override
	public Outcome<@Nullable Object> handleClose(CloseReason reason, String servicePath, BossConnection client,
			@Nullable Object state) {
		BoundMethod method = this.bound.close();
		return (method != null)
				? callIfValid(method, CallbackMessage.ofClose(reason, this.instance.at(servicePath), client, state))
				: Outcome.noReply(state);
	}

	@Override
	public Outcome<@Nullable Object> handleOverflow(String servicePath, BossConnection client, @Nullable Object state) {
		BoundMethod method = this.bound.overflow();
		return (method != null)
				? callIfValid(method, CallbackMessage.ofClient(this.instance.at(servicePath), client, state))
				: Outcome.noReply(state);
	}

	@Override
	public Outcome<@Nullable Object> handleDrop(String servicePath, BossConnection client, @Nullable Object state) {
		BoundMethod method = this.bound.drop();
		return (method != null)
				? callIfValid(method, CallbackMessage.ofClient(this.instance.at(servicePath), client, state))
				: Outcome.noReply(state);
	}

	@Override
	public Outcome<@Nullable Object> handleResume(ResumeInfo info, String servicePath, BossConnection client,
			@Nullable Object state) {
		BoundMethod method = this.bound.resume();
		return (method != null)
				? callIfValid(method, CallbackMessage.ofResume(info, this.instance.at(servicePath), client, state))
				: Outcome.noReply(state);
	}

	@Override
	public Outcome<@Nullable Object> handleBroadcast(Object message, @Nullable Object state) {
		if (this.bound.broadcasts().choose(message.getClass()).isEmpty()) {
			this.service.reportUnhandled(message.getClass());
		}
		return dispatch(this.bound.broadcasts(), CallbackMessage.ofPayload(message, this.instance, state));
	}

	@Override
	public Outcome<@Nullable Object> handleInfo(Object info, @Nullable Object state) {
		return dispatch(this.bound.infos(),
				(info instanceof TaskResult result) ? CallbackMessage.ofResult(result, this.instance, state)
						: CallbackMessage.ofPayload(info, this.instance, state));
	}

	private Outcome<@Nullable Object> dispatch(PayloadDispatcher methods, CallbackMessage message) {
		Optional<BoundMethod> method = methods.choose(message.getPayload().getClass());
		return method.isEmpty() ? Outcome.noReply(message.state()) : callIfValid(method.get(), message);
	}

	@Override
	public Outcome<@Nullable Object> handleError(CallbackFailure failure, @Nullable Object state) throws Throwable {
		return CallbackName.INCOMING.method().equals(failure.callback()) ? this.incoming.handleFailure(failure,
				(told, request) -> handle(told, request, state), isDenied(failure))
				: this.bound.failures().handle(failure, null, this.instance, state);
	}

	private boolean isDenied(CallbackFailure failure) {
		return failure.client() != null && failure.cause() instanceof Exception && this.denied.test(failure.cause());
	}

	private Outcome<@Nullable Object> handle(CallbackFailure failure, @Nullable ClientRequest request,
			@Nullable Object state) throws Throwable {
		BoundMethod method = this.bound.invalid();
		return (method != null && isDenied(failure) && !this.bound.failures().handles(failure))
				? callDenied(method, failure, request, state)
				: this.bound.failures().handle(failure, request, this.instance, state);
	}

	// Counted, and logged, by the caller.
	private Outcome<@Nullable Object> callDenied(BoundMethod method, CallbackFailure failure,
			@Nullable ClientRequest request, @Nullable Object state) {
		BossConnection client = Objects.requireNonNull(failure.client());
		InvalidMessage denied = new InvalidMessage(InvalidMessage.Problem.DENIED, InvalidMessagePolicy.ACCESS_DENIED,
				(BossMessage) Objects.requireNonNull(failure.message()), (Exception) failure.cause());
		this.service.explain(denied, client);
		return this.incoming.callInvalid(method, denied, client, request, state);
	}

	@Override
	public void terminate(TerminationReason reason, @Nullable Object state) {
		BoundMethod method = this.bound.terminate();
		try {
			if (method != null) {
				method.call(CallbackMessage.ofTermination(reason, this.instance, state));
			}
		}
		finally {
			this.instance.end(reason);
		}
	}

	// Mail of others must not crash the service; there is no client to answer.
	private Outcome<@Nullable Object> callIfValid(BoundMethod method, CallbackMessage message) {
		try {
			return call(method, message);
		}
		catch (InvalidPayloadException ex) {
			this.service.report(method, ex);
			return Outcome.noReply(message.state());
		}
	}

	private Outcome<@Nullable Object> call(BoundMethod method, CallbackMessage message) {
		return this.bound.returns().toOutcome(method.call(message), method, message);
	}

}

package io.boss.websocket.invocation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.Outcome;
import io.boss.websocket.TaskResult;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.stats.CallbackName;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolverComposite;

/**
 * {@link BossServiceHandler} that calls the annotated methods of one bean as its
 * callbacks. Nothing is looked up by reflection here: that was done when the application
 * started.
 */
@SuppressWarnings("NullAway") // does not follow type arguments that are nullable
final class AnnotatedHandler implements BossServiceHandler<@Nullable Object> {

	private final AnnotatedService service;

	private final @Nullable BoundMethod init;

	private final @Nullable BoundMethod join;

	private final @Nullable BoundMethod close;

	private final @Nullable BoundMethod overflow;

	private final @Nullable BoundMethod terminate;

	private final @Nullable BoundMethod invalid;

	private final IncomingMessages incoming;

	private final PayloadDispatcher broadcasts;

	private final PayloadDispatcher infos;

	private final ReturnValues returns;

	private final FailureHandling failures;

	private final Predicate<Throwable> denied;

	// For failures, which do not tell it.
	private @Nullable String servicePath;

	AnnotatedHandler(AnnotatedService service, Object bean, Predicate<Throwable> denied) {
		HandlerMethodArgumentResolverComposite resolvers = service.resolvers()
			.forService(service.methods().stateType());
		this.service = service;
		this.denied = denied;
		this.returns = new ReturnValues(service.methods().stateType(), service.resolvers().returns());
		this.init = bind(CallbackKind.INIT, bean, resolvers);
		this.join = bind(CallbackKind.JOIN, bean, resolvers);
		this.close = bind(CallbackKind.CLOSE, bean, resolvers);
		this.overflow = bind(CallbackKind.OVERFLOW, bean, resolvers);
		this.terminate = bind(CallbackKind.TERMINATE, bean, resolvers);
		this.invalid = bind(CallbackKind.INVALID, bean, resolvers);
		this.incoming = new IncomingMessages(service, bindAll(CallbackKind.INCOMING, bean, resolvers));
		this.broadcasts = new PayloadDispatcher(bindAll(CallbackKind.BROADCAST, bean, resolvers));
		this.infos = new PayloadDispatcher(bindAll(CallbackKind.INFO, bean, resolvers));
		this.failures = new FailureHandling(service,
				bindAll(CallbackKind.ERROR, bean, service.resolvers().forFailures(service.methods().stateType())),
				this.incoming, this.returns);
	}

	private @Nullable BoundMethod bind(CallbackKind kind, Object bean,
			HandlerMethodArgumentResolverComposite resolvers) {
		List<BoundMethod> bound = bindAll(kind, bean, resolvers);
		return bound.isEmpty() ? null : bound.get(0);
	}

	private List<BoundMethod> bindAll(CallbackKind kind, Object bean,
			HandlerMethodArgumentResolverComposite resolvers) {
		return this.service.methods()
			.of(kind)
			.stream()
			.map((method) -> new BoundMethod(method, bean, resolvers))
			.toList();
	}

	@Override
	public @Nullable Object init() {
		return (this.init != null) ? this.init.call(CallbackMessage.ofService(null)) : null;
	}

	@Override
	public Outcome<@Nullable Object> handleJoin(String servicePath, BossConnection client, @Nullable Object state) {
		this.servicePath = servicePath;
		if (this.join == null) {
			return Outcome.noReply(state);
		}
		try {
			return call(this.join, CallbackMessage.ofClient(servicePath, client, state));
		}
		catch (InvalidPayloadException ex) {
			// What the handshake lacks: the client cannot join without it.
			return Outcome.reject(CloseCode.POLICY_VIOLATION, ex.detail());
		}
	}

	@Override
	public Outcome<@Nullable Object> handleIncoming(String servicePath, BossConnection client, BossMessage message,
			@Nullable Object state) {
		try {
			Object payload = this.incoming.convert(message, client);
			Optional<BoundMethod> method = this.incoming.choose(payload);
			return method.isEmpty() ? Outcome.noReply(state)
					: call(method.get(), CallbackMessage.ofMessage(payload, servicePath, client, state));
		}
		catch (InvalidPayloadException ex) {
			return handleInvalid(new InvalidMessage(ex.problem(), ex.detail(), ex.explanation(), message, ex.reason()),
					servicePath, client, state);
		}
	}

	private Outcome<@Nullable Object> handleInvalid(InvalidMessage message, String servicePath, BossConnection client,
			@Nullable Object state) {
		this.service.report(message, client);
		if (this.invalid != null) {
			return callIfValid(this.invalid, CallbackMessage.ofInvalid(message, servicePath, client, state));
		}
		this.service.policy().apply(message, client);
		return Outcome.noReply(state);
	}

	@Override
	public Outcome<@Nullable Object> handleClose(CloseReason reason, String servicePath, BossConnection client,
			@Nullable Object state) {
		return (this.close != null)
				? callIfValid(this.close, CallbackMessage.ofClose(reason, servicePath, client, state))
				: Outcome.noReply(state);
	}

	@Override
	public Outcome<@Nullable Object> handleOverflow(String servicePath, BossConnection client, @Nullable Object state) {
		return (this.overflow != null)
				? callIfValid(this.overflow, CallbackMessage.ofClient(servicePath, client, state))
				: Outcome.noReply(state);
	}

	@Override
	public Outcome<@Nullable Object> handleBroadcast(Object message, @Nullable Object state) {
		if (this.broadcasts.choose(message.getClass()).isEmpty()) {
			this.service.reportUnhandled(message.getClass());
		}
		return dispatch(this.broadcasts, CallbackMessage.ofPayload(message, state));
	}

	@Override
	public Outcome<@Nullable Object> handleInfo(Object info, @Nullable Object state) {
		return dispatch(this.infos, (info instanceof TaskResult result)
				? CallbackMessage.ofResult(result, this.servicePath, state) : CallbackMessage.ofPayload(info, state));
	}

	private Outcome<@Nullable Object> dispatch(PayloadDispatcher methods, CallbackMessage message) {
		Optional<BoundMethod> method = methods.choose(message.getPayload().getClass());
		return method.isEmpty() ? Outcome.noReply(message.state()) : callIfValid(method.get(), message);
	}

	@Override
	public Outcome<@Nullable Object> handleError(CallbackFailure failure, @Nullable Object state) throws Throwable {
		BoundMethod method = this.invalid;
		boolean denied = method != null && failure.client() != null
				&& CallbackName.INCOMING.method().equals(failure.callback()) && failure.cause() instanceof Exception
				&& this.denied.test(failure.cause()) && !this.failures.handles(failure);
		return denied ? callDenied(method, failure, state) : this.failures.handle(failure, this.servicePath, state);
	}

	// Counted, and logged, by the caller.
	private Outcome<@Nullable Object> callDenied(BoundMethod method, CallbackFailure failure, @Nullable Object state) {
		BossConnection client = Objects.requireNonNull(failure.client());
		InvalidMessage denied = new InvalidMessage(InvalidMessage.Problem.DENIED, InvalidMessagePolicy.ACCESS_DENIED,
				(BossMessage) Objects.requireNonNull(failure.message()), (Exception) failure.cause());
		this.service.explain(denied, client);
		return callIfValid(method,
				CallbackMessage.ofInvalid(denied, Objects.requireNonNull(this.servicePath), client, state));
	}

	@Override
	public void terminate(TerminationReason reason, @Nullable Object state) {
		if (this.terminate != null) {
			this.terminate.call(CallbackMessage.ofTermination(reason, state));
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
		return this.returns.toOutcome(method.call(message), method, message);
	}

}

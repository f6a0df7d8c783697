/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Annotated methods of a service, ready to be called on one bean: made once for all
 * instances that share the bean, and safe on the threads of all of them.
 *
 * @param service what all instances of the service share
 * @param bean the bean
 * @param init starts an instance, if there is such a method
 * @param join is told of a client, likewise
 * @param close is told of one that is gone, likewise
 * @param overflow is told of one that reads too slowly, likewise
 * @param drop is told of one that was lost, likewise
 * @param resume is told of one that has come back, likewise
 * @param terminate ends an instance, likewise
 * @param invalid is told of an invalid message, likewise
 * @param incoming converts messages, and chooses a method
 * @param broadcasts chooses a method for a broadcast
 * @param infos chooses a method for an info
 * @param returns the meaning of return values
 * @param failures handles failures
 */
record BoundService(AnnotatedService service, Object bean, @Nullable BoundMethod init, @Nullable BoundMethod join,
		@Nullable BoundMethod close, @Nullable BoundMethod overflow, @Nullable BoundMethod drop,
		@Nullable BoundMethod resume, @Nullable BoundMethod terminate, @Nullable BoundMethod invalid,
		IncomingMessages incoming, PayloadDispatcher broadcasts, PayloadDispatcher infos, ReturnValues returns,
		FailureHandling failures) {

	static BoundService of(AnnotatedService service, Object bean) {
		ArgumentResolvers resolvers = service.resolvers();
		Class<?> stateType = service.methods().stateType();
		Function<CallbackKind, List<BoundMethod>> methods = (kind) -> service.methods()
			.of(kind)
			.stream()
			.map((method) -> new BoundMethod(method, bean,
					(kind == CallbackKind.ERROR) ? resolvers.forFailures(stateType, service.keys())
							: resolvers.forService(stateType, service.keys())))
			.toList();
		ReturnValues returns = new ReturnValues(stateType, resolvers.returns(), service.late());
		IncomingMessages incoming = new IncomingMessages(service, methods.apply(CallbackKind.INCOMING));
		return new BoundService(service, bean, only(methods, CallbackKind.INIT), only(methods, CallbackKind.JOIN),
				only(methods, CallbackKind.CLOSE), only(methods, CallbackKind.OVERFLOW),
				only(methods, CallbackKind.DROP), only(methods, CallbackKind.RESUME),
				only(methods, CallbackKind.TERMINATE), only(methods, CallbackKind.INVALID), incoming,
				new PayloadDispatcher(methods.apply(CallbackKind.BROADCAST)),
				new PayloadDispatcher(methods.apply(CallbackKind.INFO)), returns,
				new FailureHandling(service, methods.apply(CallbackKind.ERROR), incoming, returns));
	}

	private static @Nullable BoundMethod only(Function<CallbackKind, List<BoundMethod>> methods, CallbackKind kind) {
		List<BoundMethod> bound = methods.apply(kind);
		return bound.isEmpty() ? null : bound.get(0);
	}

}

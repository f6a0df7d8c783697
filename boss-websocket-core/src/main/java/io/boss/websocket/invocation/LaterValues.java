package io.boss.websocket.invocation;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;

/**
 * Types whose value comes later, when no callback waits for it any more.
 */
final class LaterValues {

	private static final Set<Class<?>> TYPES = Set.of(Future.class, CompletionStage.class, Flow.Publisher.class,
			Callable.class, DeferredResult.class, WebAsyncTask.class);

	private static final String PUBLISHER = "org.reactivestreams.Publisher";

	private LaterValues() {
	}

	static boolean isLater(Class<?> type) {
		// The registry knows none of them without a reactive library.
		return TYPES.stream().anyMatch((later) -> later.isAssignableFrom(type)) || isPublisher(type)
				|| ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null;
	}

	private static boolean isPublisher(@Nullable Class<?> type) {
		return type != null && (type.getName().equals(PUBLISHER) || isPublisher(type.getSuperclass())
				|| Arrays.stream(type.getInterfaces()).anyMatch(LaterValues::isPublisher));
	}

}

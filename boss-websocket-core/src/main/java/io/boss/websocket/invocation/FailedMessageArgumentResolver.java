package io.boss.websocket.invocation;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/**
 * Resolves the message whose callback has failed. Nothing is validated again: what is not
 * valid has not been handled, and cannot have failed.
 */
final class FailedMessageArgumentResolver implements HandlerMethodArgumentResolver {

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return true;
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) {
		HandledFailure handled = (HandledFailure) Objects.requireNonNull(((CallbackMessage) message).reason());
		return handled.message(parameter.getParameterType());
	}

}

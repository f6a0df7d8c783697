package io.boss.websocket.invocation;

import io.boss.websocket.BossConnection;
import io.boss.websocket.Outcome;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.handler.invocation.HandlerMethodReturnValueHandlerComposite;

/**
 * Handling of return values: an {@link Outcome} or a value of the state's type is the
 * next state, anything else is sent to the client whose join or message it was, and
 * {@code void} and {@code null} change nothing.
 */
@SuppressWarnings("NullAway") // does not follow type arguments that are nullable
final class ReturnValues {

	private final @Nullable Class<?> stateType;

	private final HandlerMethodReturnValueHandlerComposite handlers;

	ReturnValues(@Nullable Class<?> stateType, HandlerMethodReturnValueHandlerComposite handlers) {
		this.stateType = stateType;
		this.handlers = handlers;
	}

	@SuppressWarnings("unchecked")
	Outcome<@Nullable Object> toOutcome(@Nullable Object value, BoundMethod method, CallbackMessage message) {
		if (value == null) {
			return Outcome.noReply(message.state());
		}
		if (value instanceof Outcome<?> outcome) {
			return (Outcome<@Nullable Object>) outcome;
		}
		if (this.stateType != null && this.stateType.isInstance(value)) {
			return Outcome.noReply(value);
		}
		send(value, method, message);
		return Outcome.noReply(message.state());
	}

	/**
	 * Whether a value is neither an outcome nor state, and no handler takes it.
	 * @param value what a method has returned
	 * @param method the method
	 * @return whether it is for the client
	 */
	boolean isReply(@Nullable Object value, BoundMethod method) {
		return value != null && !(value instanceof Outcome)
				&& (this.stateType == null || !this.stateType.isInstance(value))
				&& !this.handlers.supportsReturnType(method.getReturnValueType(value));
	}

	private void send(Object value, BoundMethod method, CallbackMessage message) {
		MethodParameter returned = method.getReturnValueType(value);
		BossConnection client = message.client();
		if (this.handlers.supportsReturnType(returned)) {
			handle(value, returned, message);
		}
		else if (client != null) {
			client.send(value);
		}
	}

	private void handle(Object value, MethodParameter returned, CallbackMessage message) {
		try {
			this.handlers.handleReturnValue(value, returned, message);
		}
		catch (Exception ex) {
			throw BoundMethod.<RuntimeException>asItIs(ex);
		}
	}

}

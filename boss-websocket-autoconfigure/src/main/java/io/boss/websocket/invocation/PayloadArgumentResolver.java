package io.boss.websocket.invocation;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.converter.SimpleMessageConverter;
import org.springframework.messaging.handler.annotation.support.PayloadMethodArgumentResolver;
import org.springframework.validation.Validator;

/**
 * Resolves the payload, which is converted by the time that a method is chosen, and
 * validates it as Spring Messaging does. An empty text is a payload like any other.
 */
final class PayloadArgumentResolver extends PayloadMethodArgumentResolver {

	PayloadArgumentResolver(@Nullable Validator validator) {
		super(new SimpleMessageConverter(), validator);
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return true;
	}

	@Override
	protected boolean isEmptyPayload(@Nullable Object payload) {
		return payload == null;
	}

}

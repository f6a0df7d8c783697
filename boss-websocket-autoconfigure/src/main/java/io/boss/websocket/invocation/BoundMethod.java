package io.boss.websocket.invocation;

import java.util.stream.Collectors;

import io.boss.websocket.InvalidMessage.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolverComposite;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/**
 * A method of one bean, ready to be called.
 */
final class BoundMethod extends InvocableHandlerMethod {

	private final ServiceMethod method;

	BoundMethod(ServiceMethod method, Object bean, HandlerMethodArgumentResolverComposite resolvers) {
		super(bean, AopUtils.selectInvocableMethod(method.method(), bean.getClass()));
		this.method = method;
		setMessageMethodArgumentResolvers(resolvers);
	}

	ServiceMethod method() {
		return this.method;
	}

	/**
	 * Calls the method.
	 * @param message what it is called with
	 * @return what it returns
	 * @throws InvalidPayloadException if its arguments cannot be made
	 */
	@Nullable Object call(CallbackMessage message) {
		try {
			return invoke(message);
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new CheckedCallbackException(this.method.label(), ex);
		}
	}

	@Override
	protected @Nullable Object[] getMethodArgumentValues(Message<?> message, @Nullable Object... providedArgs)
			throws Exception {
		try {
			return super.getMethodArgumentValues(message, providedArgs);
		}
		catch (MethodArgumentNotValidException ex) {
			throw new InvalidPayloadException(Problem.VALIDATION, describe(ex), ex);
		}
		catch (MessagingException ex) {
			String detail = (ex.getMessage() != null) ? ex.getMessage() : "The message cannot be handled";
			throw new InvalidPayloadException(Problem.VALIDATION, detail, ex);
		}
	}

	// Names of properties and what is wrong with them, but not their values.
	private static String describe(MethodArgumentNotValidException failure) {
		BindingResult result = failure.getBindingResult();
		if (result == null) {
			return "The message is not valid";
		}
		return result.getAllErrors()
			.stream()
			.map((error) -> ((error instanceof FieldError field) ? field.getField() : error.getObjectName()) + " "
					+ error.getDefaultMessage())
			.sorted()
			.collect(Collectors.joining(", "));
	}

}

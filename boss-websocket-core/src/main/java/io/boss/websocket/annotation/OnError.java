/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Annotation for a method that handles exceptions of other methods of the service: of all
 * but those with {@link OnInit} and {@link OnTerminate}. The state stays as it was, and
 * nothing is restarted. Of several methods the one whose type is closest to the exception
 * is called; if none takes the exception, its causes are tried in turn. Methods of the
 * service come before those of {@code @ControllerAdvice} beans.
 * <p>
 * The method may take the exception that was matched, the
 * {@link io.boss.websocket.CallbackFailure}, the client and everything about it, the
 * message, the state and the key ({@link ServiceKey}). Client and message are
 * {@code null} if the callback had none; an {@link io.boss.websocket.InstanceKey} of a
 * {@code @ControllerAdvice} bean is {@code null} if the service has no keys. Its return
 * value, other than an {@link io.boss.websocket.Outcome} or state, is sent to the client.
 * An exception of the method itself is not handled again: {@code boss.websocket.on-error}
 * decides, as it does for exceptions that no method takes.
 * <p>
 * {@link org.springframework.messaging.handler.annotation.MessageExceptionHandler} means
 * the same.
 *
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnError {

	/**
	 * What the method handles, with all subtypes; an {@link Error} only if it is named
	 * here, as {@link Throwable} does.
	 * @return the types; none for those of the parameters that are exceptions
	 */
	Class<? extends Throwable>[] value() default {};

}

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
 * Annotation for the method that handles an {@link io.boss.websocket.InvalidMessage}: a
 * message of a client that could not be converted, that is not valid, or that its client
 * may not send (unless a method with {@link OnError} handles the last). At most one per
 * service. Without it {@code boss.websocket.on-invalid} decides.
 *
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnInvalid {

}

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
 * Annotation for the method that is called when a client has gone: once for each client
 * that had joined, also if the method throws. At most one per service.
 * <p>
 * On the direct transport a client that has sent a close frame counts as open until the
 * method has returned, so that answers to its last messages still reach it. A
 * {@link io.boss.websocket.ConnectionGroup ConnectionGroup} counts such a client as well:
 * remove it first if the number of the others matters.
 *
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnClose {

}

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
 * Annotation for a method that handles infos and the
 * {@link io.boss.websocket.IdleTimeout}. One parameter may be the payload. If several
 * methods match, the one with the most specific payload type is called.
 * <p>
 * A method that takes a {@link io.boss.websocket.TaskResult} may also take the client in
 * whose callback the work was begun, its handshake, principal, session id and values of
 * its handshake, as {@link OnIncoming} may; {@code null} if it was begun elsewhere.
 *
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnInfo {

}

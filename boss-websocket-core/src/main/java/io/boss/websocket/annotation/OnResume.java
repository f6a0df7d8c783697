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
 * Annotation for the method that is called when a client has come back:
 * {@link io.boss.websocket.BossServiceHandler#handleResume}. It may take the
 * {@link io.boss.websocket.ResumeInfo}. The return value, other than state, is sent to
 * the client, after what was kept for it. At most one per service.
 *
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnResume {

}

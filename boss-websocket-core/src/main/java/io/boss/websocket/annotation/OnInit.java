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
 * Annotation for the method that starts an instance of a service, as
 * {@link io.boss.websocket.BossServiceHandler#init()}. At most one per service. The
 * return value is the first state, and the return type is the type of the state: every
 * other method of the service gets the state by declaring a parameter of that type. In a
 * keyed service it may take the key ({@link ServiceKey}), and so may every other method.
 *
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnInit {

}

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
 * Annotation for a parameter that gets the key of the instance, in any method of a keyed
 * service ({@code @BossService("room/{id}")}), and in those of advice for it: a
 * {@code String}, a {@code java.util.UUID}, a {@code long}, an enum, or a class with a
 * public constructor or static method ({@code valueOf}, {@code of}, {@code from}) that
 * takes a {@code String}. It is converted once, when the instance starts. An
 * {@link io.boss.websocket.InstanceKey InstanceKey} needs no annotation.
 * <p>
 * A key that one of the parameters cannot have is none, and its handshakes get 404. That
 * holds for other spellings of a number, a UUID, a {@code boolean} or an enum constant as
 * well, such as {@code 042} or a UUID in capital letters: what is one value has one
 * instance.
 *
 * @since 0.1.0
 */
@Target({ ElementType.PARAMETER, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface ServiceKey {

	/**
	 * Name of a variable of the template.
	 * @return the name; may be empty if the template has one variable
	 */
	String value() default "";

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Test that runs many times, each time with another seed, by which a tester draws what
 * runs next: a service, a client's message, a timer, slow work. It finds services that
 * rely on an order which nobody promises.
 * <p>
 * The seed is in the name of each run. When one has failed, those after it are skipped,
 * and the failure says how to repeat it: with {@code -Dboss.seed=17}, which is also a
 * configuration parameter of JUnit, each test of this kind runs that seed alone.
 * <p>
 * The seed is there before the test's constructor runs, and reaches each
 * {@link io.boss.websocket.test.BossTester BossTester} that is made on the thread of the
 * test, or injected by {@code @BossServiceTest}. Seeds are the same in each build.
 * <pre class="code">
 * &#64;Interleavings(500)
 * void noSeatIsSoldTwice() {
 *     ann.send("buy 12");
 *     bob.send("buy 12");
 *     assertThat(boss.service("seats").state(Seats.class).sold()).hasSize(1);
 * }
 * </pre>
 *
 * @since 0.1.0
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(InterleavingsExtension.class)
public @interface Interleavings {

	/**
	 * The number of seeds to try.
	 * @return at least 1, unless there are {@link #seeds()}
	 */
	int value() default 200;

	/**
	 * The first one of the seeds to try; the others follow it.
	 * @return any number
	 */
	long firstSeed() default 1;

	/**
	 * Seeds that are tried before the others, such as those that have failed before.
	 * @return any numbers
	 */
	long[] seeds() default {};

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import org.jspecify.annotations.Nullable;

/**
 * Question to a service from {@link BossServiceReference#call} or
 * {@link BossServiceReference#ask}. Delivered to {@link BossServiceHandler#handleInfo}.
 * <p>
 * It may be answered in the callback or later, from any thread, as {@code gen_server}'s
 * {@code reply}; only the first answer counts. If the instance that was given it ends
 * before, the caller gets {@link ServiceCallException.Failure#CRASHED}. Safe on any
 * thread.
 *
 * @since 0.1.0
 */
public interface ServiceCall {

	/**
	 * What is asked for.
	 * @return the request as the caller gave it
	 */
	Object request();

	/**
	 * Answers the caller.
	 * @param answer the answer
	 * @return whether it was the first answer, and the caller had not given up
	 */
	boolean reply(@Nullable Object answer);

	/**
	 * Tells the caller that there is no answer:
	 * {@link ServiceCallException.Failure#FAILED} with this cause. Does not end the
	 * instance.
	 * @param cause why
	 * @return whether it was the first answer, and the caller had not given up
	 */
	boolean fail(Throwable cause);

}

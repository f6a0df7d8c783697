/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.util.List;
import java.util.Set;

import io.boss.websocket.BossServiceReference;
import io.boss.websocket.ServiceState;
import org.jspecify.annotations.Nullable;

/**
 * Service under test, as a test looks at it: a service, the instance of a key, or a keyed
 * service as a whole, which has no state, timers and answers of its own. Each look comes
 * after all that was ready.
 *
 * @since 0.1.0
 */
public interface TestedService {

	/**
	 * Name of the service.
	 * @return the name
	 */
	String name();

	/**
	 * Path of the service.
	 * @return the path, with the key if it is the instance of one; with the variables of
	 * the template if it is a keyed service as a whole
	 */
	String path();

	/**
	 * Private state of the running instance, which nobody but a test sees.
	 * @return the state after the last callback, or {@code null} if it has none, as a key
	 * whose instance does not run
	 * @throws IllegalStateException if the service has keys, and none was said
	 */
	@Nullable Object state();

	/**
	 * Private state of the running instance.
	 * @param <S> the type of the state
	 * @param type the type of the state
	 * @return the state
	 * @throws AssertionError if the state is none of the type
	 */
	<S> S state(Class<S> type);

	/**
	 * Whether it runs, is down, or has stopped.
	 * @return the state of life; {@link ServiceState#STOPPED} of a key that has no
	 * instance
	 */
	ServiceState status();

	/**
	 * How often the supervisor has replaced an instance since the test began; of a key,
	 * since its instance was started by a client or an info.
	 * @return the number of restarts; of a keyed service, of all its keys that run
	 */
	long restarts();

	/**
	 * Active timers of the running instance.
	 * @return their names
	 */
	Set<String> timers();

	/**
	 * How many clients are joined.
	 * @return the number of clients
	 */
	int clients();

	/**
	 * Keys of a keyed service whose instances run, start, restart or are down.
	 * @return the keys, sorted; none if the service has no keys, or is the instance of
	 * one
	 */
	List<String> keys();

	/**
	 * Asks the service, as {@code gen_server:call}: a key that has no instance starts one
	 * by that. Others go on meanwhile, and time passes if there is nothing else to do.
	 * @param request what is asked for
	 * @return the answer
	 * @throws io.boss.websocket.ServiceCallException if there is none
	 */
	@Nullable Object call(Object request);

	/**
	 * The service as the application sees it: sends infos, pauses, restarts.
	 * @return the reference
	 */
	BossServiceReference reference();

}

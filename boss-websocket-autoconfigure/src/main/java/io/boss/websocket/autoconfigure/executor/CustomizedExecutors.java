/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.executor;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

import io.boss.websocket.config.ServiceExecutorCustomizer;
import org.jspecify.annotations.Nullable;

/**
 * Executors that customizers have made for single services, until the application ends.
 * Safe on any thread.
 *
 * @param <E> what makes such an executor fit for services
 */
final class CustomizedExecutors<E> {

	private final ExecutorUse use;

	private final Customizing customizing;

	private final Queue<E> made = new ConcurrentLinkedQueue<>();

	CustomizedExecutors(ExecutorUse use, Customizing customizing) {
		this.use = use;
		this.customizing = customizing;
	}

	/**
	 * Asks the customizers for the executor of a service.
	 * @param service the name of the service
	 * @param shared the executor of all services
	 * @param customizers change it
	 * @param fit makes what they have made fit for services
	 * @return what was made fit, or {@code null} if they leave the service the shared one
	 */
	@Nullable E make(String service, Executor shared, List<ServiceExecutorCustomizer> customizers, Function<Executor, E> fit) {
		Executor customized = shared;
		for (ServiceExecutorCustomizer customizer : customizers) {
			customized = this.customizing.customize(customizer, service, customized);
		}
		if (customized == shared) {
			return null;
		}
		this.use.checkCustomized(service, customized);
		E made = fit.apply(customized);
		this.made.add(made);
		return made;
	}

	void close(Consumer<E> close) {
		this.made.forEach(close);
	}

	/**
	 * Question to a customizer.
	 */
	@FunctionalInterface
	interface Customizing {

		Executor customize(ServiceExecutorCustomizer customizer, String service, Executor executor);

	}

}

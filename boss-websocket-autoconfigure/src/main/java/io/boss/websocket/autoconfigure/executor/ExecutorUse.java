/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.executor;

import java.util.Arrays;
import java.util.concurrent.Executor;

import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.autoconfigure.properties.BossPropertiesMapper;
import io.boss.websocket.autoconfigure.properties.PropertyChecks;
import io.boss.websocket.mailbox.ExecutorBehavior;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Use of an executor of the application, and check whether it suits.
 *
 * @param property names the executor bean
 * @param ofService what of a service it runs, in front of the service's name
 * @param whenDropped what would happen if it dropped tasks
 * @param whenBlocked what happens to tasks for which a full one lets others wait
 */
record ExecutorUse(String property, String ofService, String whenDropped, String whenBlocked) {

	static final ExecutorUse CALLBACKS = new ExecutorUse("boss.websocket.task-executor", "",
			"services would stop without a word",
			"Callbacks of WebSocket services for which it has no room run on a few threads of their own");

	static final ExecutorUse WORK = new ExecutorUse(BossPropertiesMapper.WORK + ".task-executor", "the work of ",
			"results of work would never come", "Work for which it has no room for 100 ms fails");

	private static final Log logger = LogFactory.getLog(ExecutorUse.class);

	private static final String OTHER_POLICY = "Give it another rejection policy, for example "
			+ "ThreadPoolExecutor.AbortPolicy";

	/**
	 * The executor bean of a name.
	 * @param name the name
	 * @param beanFactory has the bean
	 * @return the executor
	 */
	Executor bean(String name, ListableBeanFactory beanFactory) {
		if (!beanFactory.containsBean(name) || !beanFactory.isTypeMatch(name, Executor.class)) {
			throw PropertyChecks.failure(this.property, name, "There is no executor bean of that name; there are "
					+ Arrays.toString(beanFactory.getBeanNamesForType(Executor.class, false, false)) + ".");
		}
		Executor executor = beanFactory.getBean(name, Executor.class);
		check(name, executor);
		return executor;
	}

	/**
	 * Refuses an executor that drops tasks, and warns of one that lets others wait.
	 * @param name the name of the bean
	 * @param executor the executor
	 */
	void check(String name, Executor executor) {
		ExecutorBehavior behavior = ExecutorBehavior.of(executor);
		if (behavior == ExecutorBehavior.DISCARDS) {
			throw PropertyChecks.failure(this.property, name,
					"The executor '" + name + "' drops tasks when it is full or shuts down: " + this.whenDropped + ". "
							+ OTHER_POLICY + ", or set the property to another executor.");
		}
		if (behavior == ExecutorBehavior.BLOCKS) {
			logger.warn("The executor '" + name + "' lets others wait when it is full "
					+ "(spring.task.execution.simple.concurrency-limit, or a rejection policy). " + this.whenBlocked
					+ ". Set " + this.property + " to an executor without a limit, or with a queue");
		}
	}

	/**
	 * Refuses an executor that drops tasks.
	 * @param service the name of the service that it was made for
	 * @param executor what a customizer has made
	 */
	void checkCustomized(String service, Executor executor) {
		if (ExecutorBehavior.of(executor) == ExecutorBehavior.DISCARDS) {
			throw new InvalidConfigurationException(
					"The executor that a ServiceExecutorCustomizer has made for " + this.ofService
							+ "WebSocket service '" + service + "' drops tasks when it is full: " + this.whenDropped,
					OTHER_POLICY);
		}
	}

}

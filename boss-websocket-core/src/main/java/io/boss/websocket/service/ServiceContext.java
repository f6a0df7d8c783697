/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.InstanceKey;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.EngineTime;
import org.jspecify.annotations.Nullable;

/**
 * State and settings of one process, which the parts that run it share.
 *
 * @param common what it shares with the processes of other keys
 * @param key the key, or {@code null} if the service has none
 * @param executor runs all that happens inside the process, one thing at a time
 * @param clients clients of the process
 * @param life state of life
 * @param leadership whether it may run on this node
 */
record ServiceContext(ServiceCommon common, @Nullable InstanceKey key, SerializedTaskExecutor executor, Clients clients,
		ServiceLife life, LeadershipGuard leadership) {

	ServiceContext(ServiceCommon common, @Nullable InstanceKey key, SerializedTaskExecutor executor) {
		this(common, key, executor, new Clients(), new ServiceLife(), new LeadershipGuard(common.descriptor().scope()));
	}

	ServiceDescriptor descriptor() {
		return this.common.descriptor();
	}

	ServiceSettings settings() {
		return this.common.settings();
	}

	ServiceEnvironment environment() {
		return this.common.environment();
	}

	ServiceStats stats() {
		return this.common.stats();
	}

	ServiceLog log() {
		return this.common.log();
	}

	String name() {
		return descriptor().name();
	}

	/**
	 * Name of the process for the log: a key is what a client has sent.
	 * @return the name of the service, with the key if there is one
	 */
	String label() {
		return label(name(), this.key);
	}

	static String label(String service, @Nullable InstanceKey key) {
		return (key != null) ? LogLine.of(key.address()) : service;
	}

	/**
	 * Expression by which an application finds the process.
	 * @return the expression, fit for the log
	 */
	String lookup() {
		return (this.key != null) ? "BossServices.keyed(\"" + name() + "\").key(\"" + LogLine.of(this.key.key()) + "\")"
				: "BossServices.get(\"" + name() + "\")";
	}

	@Nullable String keyText() {
		return (this.key != null) ? this.key.key() : null;
	}

	EngineTime time() {
		return environment().time();
	}

	EngineClock clock() {
		return time().clock();
	}

}

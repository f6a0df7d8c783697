/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.ServiceState;
import io.boss.websocket.service.KeyedService;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceStatus;

/**
 * Instance of a service with keys as it was at one moment, so that sorting can rely on
 * it.
 *
 * @param key the key
 * @param status the status
 * @param age for how long it has had something to do that is not done
 */
record KeyedInstance(String key, ServiceStatus status, Duration age) {

	/**
	 * Instances of a service.
	 * @param service the service
	 * @return those of this moment, without those that end
	 */
	static List<KeyedInstance> of(KeyedService service) {
		List<KeyedInstance> all = new ArrayList<>();
		service.forEachProcess((process) -> add(process, all));
		return all;
	}

	private static void add(ServiceProcess process, List<KeyedInstance> all) {
		String key = process.key();
		ServiceStatus status = process.status();
		if (key != null && status.state() != ServiceState.STOPPED) {
			Duration running = (status.running() != null) ? status.running().duration() : Duration.ZERO;
			boolean callback = running.compareTo(status.oldestMail()) > 0;
			all.add(new KeyedInstance(key, status, callback ? running : status.oldestMail()));
		}
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.presence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.boss.websocket.PresenceEvent;
import io.boss.websocket.delivery.InfoQueue;
import io.boss.websocket.delivery.KeptInfos;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceRegistry;

/**
 * Receivers of events: the service that an entry is in, or the instance of its key if
 * that runs, and the listeners of the application. For one thread at a time; nothing
 * blocks.
 */
final class PresenceListeners implements Consumer<PresenceEvent> {

	private final ServiceRegistry services;

	private final Consumer<? super PresenceEvent> application;

	// Those of a key are forgotten with its process, on the thread that ends it.
	private final Map<ServiceProcess, KeptInfos<PresenceEvent>> infos = new ConcurrentHashMap<>();

	PresenceListeners(ServiceRegistry services, Consumer<? super PresenceEvent> application) {
		this.services = services;
		this.application = application;
	}

	@Override
	public void accept(PresenceEvent event) {
		ServiceProcess process = this.services.process(PresenceTable.address(event.entry()));
		if (process != null) {
			KeptInfos<PresenceEvent> known = this.infos.get(process);
			((known != null) ? known : infos(process)).put(event);
		}
		this.application.accept(event);
	}

	private KeptInfos<PresenceEvent> infos(ServiceProcess process) {
		InfoQueue<PresenceEvent> queue = process.infoQueue();
		KeptInfos<PresenceEvent> infos = new KeptInfos<>(queue, new CoalescedEvents());
		this.infos.put(process, infos);
		// It may have ended already, and then removes what was put before.
		queue.afterEnd(() -> this.infos.remove(process));
		return infos;
	}

	/**
	 * How many processes it keeps infos for.
	 * @return the number
	 */
	int size() {
		return this.infos.size();
	}

}

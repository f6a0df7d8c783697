package io.boss.websocket.cluster.presence;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.boss.websocket.PresenceEvent;
import io.boss.websocket.delivery.KeptInfos;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceRegistry;

/**
 * Receivers of events: the service that an entry is in, and the listeners of the
 * application. For one thread at a time; nothing blocks.
 */
final class PresenceListeners implements Consumer<PresenceEvent> {

	private final ServiceRegistry services;

	private final Consumer<? super PresenceEvent> application;

	private final Map<String, KeptInfos<PresenceEvent>> infos = new HashMap<>();

	PresenceListeners(ServiceRegistry services, Consumer<? super PresenceEvent> application) {
		this.services = services;
		this.application = application;
	}

	@Override
	public void accept(PresenceEvent event) {
		ServiceProcess service = this.services.process(event.entry().service());
		if (service != null) {
			this.infos
				.computeIfAbsent(service.name(), (name) -> new KeptInfos<>(service.infoQueue(), new CoalescedEvents()))
				.put(event);
		}
		this.application.accept(event);
	}

}

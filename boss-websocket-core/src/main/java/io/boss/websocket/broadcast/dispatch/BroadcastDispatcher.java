/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.broadcast.dispatch;

import java.util.function.Supplier;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.broadcast.Broadcast;
import io.boss.websocket.broadcast.BroadcastTransport;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.service.KeyedService;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.service.lifecycle.ServiceStartLifecycle;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Receiver of the transport's broadcasts that gives them to the services of this node. It
 * subscribes when the application starts and not before: a service may have the template
 * injected, and must not depend on the dispatcher through it.
 */
public final class BroadcastDispatcher implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(BroadcastDispatcher.class);

	private final BroadcastTransport transport;

	private final ServiceRegistry registry;

	private final RateLimitedWarning unknown = new RateLimitedWarning(logger);

	private volatile boolean running;

	/**
	 * Creates a dispatcher.
	 * @param transport brings the broadcasts
	 * @param registry the services
	 */
	public BroadcastDispatcher(BroadcastTransport transport, ServiceRegistry registry) {
		this.transport = transport;
		this.registry = registry;
	}

	private DeliveryResult dispatch(Broadcast broadcast) {
		String address = broadcast.service();
		int slash = address.indexOf('/');
		ServiceUnit service = this.registry.unit((slash < 0) ? address : address.substring(0, slash));
		if (service != null && slash < 0) {
			return service.broadcast(broadcast.payload());
		}
		if (service instanceof KeyedService keyed) {
			return dispatch(keyed, address.substring(slash + 1), broadcast);
		}
		return unknown(() -> "There is no WebSocket service named '" + LogLine.of(address)
				+ "' to broadcast to; there are " + this.registry.names());
	}

	private DeliveryResult dispatch(KeyedService service, String key, Broadcast broadcast) {
		ServiceProcess process = service.process(key);
		if (process != null) {
			return process.broadcast(broadcast.payload());
		}
		return (service.find(key) != null) ? DeliveryResult.NO_INSTANCE
				: unknown(() -> "WebSocket service '" + service.name() + "' has no key '" + LogLine.of(key)
						+ "' to broadcast to; its template is " + service.descriptor().template());
	}

	private DeliveryResult unknown(Supplier<String> why) {
		this.unknown.log(why);
		return DeliveryResult.UNKNOWN_SERVICE;
	}

	@Override
	public void start() {
		this.transport.subscribe(this::dispatch);
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * Before the services, which may broadcast while they are initialised.
	 */
	@Override
	public int getPhase() {
		return ServiceStartLifecycle.PHASE - 1;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.Container;

/**
 * What may stand between the socket and a service.
 */
enum Stack {

	TOMCAT_ADOPTED(Container.TOMCAT, "direct", "tomcat"),

	JETTY_TAKEN_OVER(Container.JETTY, "direct", "jetty"),

	TOMCAT_OWN(Container.TOMCAT, "container", "auto"),

	JETTY_OWN(Container.JETTY, "container", "auto");

	private final Container container;

	private final String transport;

	private final String carrier;

	Stack(Container container, String transport, String carrier) {
		this.container = container;
		this.transport = transport;
		this.carrier = carrier;
	}

	/**
	 * Whether the protocol is ours, and not the container's.
	 * @return whether every case must pass
	 */
	boolean isDirect() {
		return "direct".equals(this.transport);
	}

	/**
	 * Starts a server with all services of the suite.
	 * @param heard what the services hear
	 * @return the server
	 */
	BossServer start(HeardCloses heard) {
		return BossServer.on(this.container)
			.with("boss.websocket.transport=" + this.transport, "boss.websocket.direct.carrier=" + this.carrier,
					"boss.websocket.compression.enabled=true", "boss.websocket.max-message-size=1MB",
					"boss.websocket.outbound.max-bytes=8MB", "boss.websocket.close-timeout=10s",
					"boss.websocket.services.small.max-message-size=" + Services.SMALL_LIMIT + "B",
					"boss.websocket.services.hasty.close-timeout=300ms")
			.service(Services.Echo.class, () -> new Services.Echo(heard))
			.service(Services.Small.class, () -> new Services.Small(heard))
			.service(Services.Hasty.class, () -> new Services.Hasty(heard))
			.service(Services.Polyglot.class, () -> new Services.Polyglot(heard))
			.start();
	}

}

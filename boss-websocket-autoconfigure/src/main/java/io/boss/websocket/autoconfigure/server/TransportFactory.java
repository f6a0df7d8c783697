/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.server;

import java.util.Locale;

import io.boss.websocket.autoconfigure.executor.EngineExecutors;
import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.autoconfigure.properties.BossProperties.CarrierKind;
import io.boss.websocket.autoconfigure.properties.BossProperties.TransportMode;
import io.boss.websocket.autoconfigure.properties.BossPropertiesMapper;
import io.boss.websocket.autoconfigure.properties.PropertyChecks;
import io.boss.websocket.container.ContainerTransport;
import io.boss.websocket.direct.DirectTransport;
import io.boss.websocket.direct.SocketUpgrader;
import io.boss.websocket.direct.WireLoops;
import io.boss.websocket.direct.jetty.JettySocketUpgrader;
import io.boss.websocket.direct.tomcat.TomcatSocketUpgrader;
import io.boss.websocket.endpoint.Transport;
import io.boss.websocket.timing.EngineTime;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Factory that chooses the transport, says so once, and ends its threads with the
 * application.
 */
public final class TransportFactory implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(TransportFactory.class);

	private final BossProperties.Websocket properties;

	private final BossPropertiesMapper mapper;

	private final EngineExecutors executors;

	private final EngineTime time;

	private final ObjectProvider<TomcatConnectors> tomcat;

	private final ObjectProvider<JettyConnectors> jetty;

	private volatile @Nullable WireLoops loops;

	TransportFactory(BossProperties properties, EngineExecutors executors, EngineTime time,
			ObjectProvider<TomcatConnectors> tomcat, ObjectProvider<JettyConnectors> jetty) {
		this.properties = properties.websocket();
		this.mapper = new BossPropertiesMapper(properties);
		this.executors = executors;
		this.time = time;
		this.tomcat = tomcat;
		this.jetty = jetty;
	}

	Transport create() {
		this.tomcat.forEach((connectors) -> ConnectorCapacity.ofTomcat(connectors.maxConnections())
			.compareWith(this.properties.limits()));
		this.jetty.forEach((connectors) -> ConnectorCapacity.ofJetty(connectors.maxConnections())
			.compareWith(this.properties.limits()));
		CarrierKind kind = (this.properties.transport() != TransportMode.CONTAINER) ? carrierKind() : CarrierKind.AUTO;
		if (kind == CarrierKind.AUTO) {
			log("container, the web server's own");
			return new ContainerTransport(this.executors.executor(), this.time);
		}
		return new DirectTransport(upgrader(kind), this.properties.compression().enabled());
	}

	// Answers AUTO if there is none. Lambdas, because a method reference needs the class
	// also where there is no object of it,
	// and the web server of the class need not be there.
	private CarrierKind carrierKind() {
		CarrierKind wanted = this.properties.direct().carrier();
		if (wanted != CarrierKind.JETTY && adoptsFromTomcat()) {
			return CarrierKind.TOMCAT;
		}
		if (wanted != CarrierKind.TOMCAT && this.jetty.stream().anyMatch((connectors) -> connectors.arePresent())) {
			return CarrierKind.JETTY;
		}
		if (wanted != CarrierKind.AUTO) {
			throw PropertyChecks.failure("boss.websocket.direct.carrier", wanted,
					"The web server that it is for is not there, or has no NIO connector. Use 'auto'.");
		}
		if (this.properties.transport() == TransportMode.DIRECT) {
			throw PropertyChecks.failure("boss.websocket.transport", TransportMode.DIRECT,
					"There is neither an embedded Tomcat with an NIO connector nor an embedded Jetty. Use 'auto'.");
		}
		return wanted;
	}

	private boolean adoptsFromTomcat() {
		return this.tomcat.stream().anyMatch((connectors) -> connectors.areAdoptable());
	}

	private SocketUpgrader upgrader(CarrierKind kind) {
		WireLoops loops = new WireLoops(this.mapper.loops(), this.time.clock())
			.limitKept(this.mapper.resume().maxTotalBytes());
		this.loops = loops;
		if (kind == CarrierKind.JETTY) {
			log("direct, over Jetty's end points");
			return new JettySocketUpgrader(loops);
		}
		log("direct, with sockets adopted from Tomcat's NIO connector");
		return new TomcatSocketUpgrader(loops);
	}

	private void log(String choice) {
		logger.info("WebSocket transport: " + choice + " (boss.websocket.transport="
				+ this.properties.transport().name().toLowerCase(Locale.ROOT) + ")");
	}

	/**
	 * What is kept for clients that may come back.
	 * @return a number of bytes, 0 if the transport keeps nothing
	 */
	public long keptBytes() {
		WireLoops loops = this.loops;
		return (loops != null) ? loops.keptBytes() : 0;
	}

	@Override
	public void close() {
		WireLoops loops = this.loops;
		if (loops != null) {
			loops.close();
		}
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.server;

import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.autoconfigure.properties.BossProperties.TransportMode;
import io.boss.websocket.autoconfigure.properties.BossPropertiesMapper;
import org.apache.catalina.connector.Connector;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Customizer that looks at the connector of the embedded Tomcat, and makes its buffers
 * small: Tomcat keeps them for each connection, though nothing goes through them once the
 * engine has adopted the socket. Before the application's own customizers, which so have
 * the last word.
 */
final class TomcatConnectors implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {

	private static final Log logger = LogFactory.getLog(TomcatConnectors.class);

	private final BossProperties.Websocket properties;

	private final BossPropertiesMapper mapper;

	private @Nullable Connector connector;

	private boolean adoptable;

	TomcatConnectors(BossProperties properties) {
		this.properties = properties.websocket();
		this.mapper = new BossPropertiesMapper(properties);
	}

	@Override
	public void customize(ConfigurableTomcatWebServerFactory factory) {
		factory.addConnectorCustomizers(this::customize);
		factory.addEngineValves(new UnreadBodyValve());
	}

	private void customize(Connector connector) {
		this.connector = connector;
		this.adoptable = connector.getProtocolHandler() instanceof Http11NioProtocol;
		if (this.adoptable && this.properties.transport() != TransportMode.CONTAINER) {
			String size = String.valueOf(this.mapper.bufferSize());
			connector.setProperty("socket.appReadBufSize", size);
			connector.setProperty("socket.appWriteBufSize", size);
			logger.debug("Tomcat's buffers have " + size
					+ " bytes for each connection (boss.websocket.direct.connector-buffer-size)");
		}
	}

	/**
	 * Whether sockets can be adopted.
	 * @return whether there is an embedded Tomcat with an NIO connector
	 */
	boolean areAdoptable() {
		return this.adoptable;
	}

	/**
	 * How many connections the web server takes. Asked when all have customized it.
	 * @return their number, or 0 if there is no limit or no embedded Tomcat
	 */
	int maxConnections() {
		Connector connector = this.connector;
		return (connector != null && connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol)
				? Math.max(0, protocol.getMaxConnections()) : 0;
	}

	@Override
	public int getOrder() {
		return 0;
	}

}

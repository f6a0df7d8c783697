package io.boss.websocket.autoconfigure;

import io.boss.websocket.autoconfigure.BossProperties.TransportMode;
import org.apache.catalina.connector.Connector;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.coyote.http11.Http11NioProtocol;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Looks at the connector of the embedded Tomcat, and makes its buffers small: Tomcat
 * keeps them for each connection, though nothing goes through them once the engine has
 * adopted the socket. Before the application's own customizers, which so have the last
 * word.
 */
final class TomcatConnectors implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {

	private static final Log logger = LogFactory.getLog(TomcatConnectors.class);

	private final BossProperties.Websocket properties;

	private boolean adoptable;

	TomcatConnectors(BossProperties.Websocket properties) {
		this.properties = properties;
	}

	@Override
	public void customize(ConfigurableTomcatWebServerFactory factory) {
		factory.addConnectorCustomizers(this::customize);
	}

	private void customize(Connector connector) {
		this.adoptable = connector.getProtocolHandler() instanceof Http11NioProtocol;
		if (this.adoptable && this.properties.transport() != TransportMode.CONTAINER) {
			String size = String.valueOf(DirectPropertiesMapper.bufferSize(this.properties.direct()));
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

	@Override
	public int getOrder() {
		return 0;
	}

}

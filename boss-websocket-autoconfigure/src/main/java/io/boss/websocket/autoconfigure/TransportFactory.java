package io.boss.websocket.autoconfigure;

import java.util.Locale;

import io.boss.websocket.autoconfigure.BossProperties.CarrierKind;
import io.boss.websocket.autoconfigure.BossProperties.TransportMode;
import io.boss.websocket.container.ContainerTransport;
import io.boss.websocket.direct.Carrier;
import io.boss.websocket.direct.DirectTransport;
import io.boss.websocket.direct.WireLoops;
import io.boss.websocket.direct.servlet.ServletCarrier;
import io.boss.websocket.direct.tomcat.TomcatCarrier;
import io.boss.websocket.endpoint.Transport;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Chooses the transport, says so once, and ends its threads with the application.
 */
final class TransportFactory implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(TransportFactory.class);

	private static final int MAX_LOOPS = 8;

	private final BossProperties.Websocket properties;

	private final EngineExecutors executors;

	private final ObjectProvider<TomcatConnectors> tomcat;

	private @Nullable WireLoops loops;

	TransportFactory(BossProperties.Websocket properties, EngineExecutors executors,
			ObjectProvider<TomcatConnectors> tomcat) {
		this.properties = properties;
		this.executors = executors;
		this.tomcat = tomcat;
	}

	Transport create() {
		if (this.properties.transport() == TransportMode.CONTAINER) {
			log("container, the web server's own");
			return new ContainerTransport(this.executors.executor(), this.executors.scheduler());
		}
		return new DirectTransport(carrier(), this.properties.compression().enabled());
	}

	private Carrier carrier() {
		boolean adopt = adoptsSockets();
		WireLoops loops = new WireLoops(count());
		this.loops = loops;
		Carrier portable = new ServletCarrier(loops);
		if (!adopt) {
			log("direct, by the Servlet API");
			return portable;
		}
		log("direct, with sockets adopted from Tomcat's NIO connector (by the Servlet API with TLS)");
		return new TomcatCarrier(loops, portable);
	}

	private boolean adoptsSockets() {
		TomcatConnectors connectors = this.tomcat.getIfAvailable();
		boolean adoptable = connectors != null && connectors.areAdoptable();
		CarrierKind wanted = this.properties.direct().carrier();
		if (wanted == CarrierKind.TOMCAT && !adoptable) {
			throw new InvalidConfigurationPropertyValueException("boss.websocket.direct.carrier", wanted,
					"There is no embedded Tomcat with an NIO connector. Use 'auto' or 'servlet'.");
		}
		return adoptable && wanted != CarrierKind.SERVLET;
	}

	private int count() {
		Integer count = this.properties.direct().loops();
		if (count == null) {
			return Math.min(Runtime.getRuntime().availableProcessors(), MAX_LOOPS);
		}
		if (count < 1) {
			throw new InvalidConfigurationPropertyValueException("boss.websocket.direct.loops", count,
					"At least one thread must write.");
		}
		return count;
	}

	private void log(String choice) {
		logger.info("WebSocket transport: " + choice + " (boss.websocket.transport="
				+ this.properties.transport().name().toLowerCase(Locale.ROOT) + ")");
	}

	@Override
	public void close() {
		if (this.loops != null) {
			this.loops.close();
		}
	}

}

package io.boss.websocket.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for stateful WebSocket services. What a service may have
 * differently is in {@link ServiceProperties}, and {@link ServicePropertiesBinder} reads
 * it for each service below "boss.websocket.services": a map here would show defaults
 * where a service has what is set for all.
 *
 * @param baseUrl Path below which the services are, at "websocket/" and their name.
 * @param websocket Properties of services and their connections.
 */
@ConfigurationProperties("boss")
public record BossProperties(@DefaultValue("/") String baseUrl, @DefaultValue Websocket websocket) {

	/**
	 * Properties of services and their connections.
	 *
	 * @param failOnInitError Whether a service whose init fails stops the application
	 * from starting. Otherwise its supervisor tries again.
	 * @param taskExecutor Name of the bean whose threads run callbacks.
	 * "applicationTaskExecutor" is used if not set.
	 */
	public record Websocket(@DefaultValue("true") boolean failOnInitError, @Nullable String taskExecutor) {
	}

}

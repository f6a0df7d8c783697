package io.boss.websocket.config;

/**
 * A bean that changes how the connections of a service are treated, beyond what
 * properties say. Called once for each service while the application starts.
 */
@FunctionalInterface
public interface EndpointSettingsCustomizer {

	/**
	 * Changes the settings of a service.
	 * @param service the name of the service
	 * @param settings the settings so far
	 * @return the settings to use
	 */
	EndpointSettings customize(String service, EndpointSettings settings);

}

package io.boss.websocket.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.messaging.converter.MessageConverter;

/**
 * The converters of all services. Safe on any thread.
 */
public final class ServiceConverters {

	private final List<MessageConverter> defaults;

	private final List<MessageConverterCustomizer> customizers;

	private final Map<String, ServiceConverter> converters = new ConcurrentHashMap<>();

	/**
	 * Creates converters.
	 * @param defaults what each service begins with
	 * @param customizers what changes that
	 */
	public ServiceConverters(List<MessageConverter> defaults, List<MessageConverterCustomizer> customizers) {
		this.defaults = defaults;
		this.customizers = customizers;
	}

	/**
	 * Gets the converter of a service.
	 * @param service the name of the service
	 * @return the converter
	 */
	public ServiceConverter of(String service) {
		return this.converters.computeIfAbsent(service, this::create);
	}

	private ServiceConverter create(String service) {
		List<MessageConverter> converters = new ArrayList<>(this.defaults);
		this.customizers.forEach((customizer) -> customizer.customize(service, converters));
		return new ServiceConverter(converters);
	}

}

package io.boss.websocket.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * Binds the properties of one service: what {@code boss.websocket.services.<name>} says,
 * and for the rest what {@code boss.websocket} says.
 */
final class ServicePropertiesBinder {

	static final String PREFIX = "boss.websocket";

	static final String SERVICES = PREFIX + ".services";

	private static final ConfigurationPropertyName SERVICE = ConfigurationPropertyName.of("service");

	private final Environment environment;

	ServicePropertiesBinder(Environment environment) {
		this.environment = environment;
	}

	ServicePropertiesMapper mapper(String service) {
		return new ServicePropertiesMapper(bind(service), nameOf(service).toString());
	}

	ServiceProperties bind(String service) {
		ConfigurationPropertyName own = nameOf(service);
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		ConfigurationPropertySources.get(this.environment).forEach((source) -> sources.add(new Relocated(source, own)));
		ConfigurationPropertySources.get(this.environment)
			.forEach((source) -> sources.add(new Relocated(source, ConfigurationPropertyName.of(PREFIX))));
		Binder binder = new Binder(sources, new PropertySourcesPlaceholdersResolver(this.environment));
		return binder.bindOrCreate(SERVICE.toString(), ServiceProperties.class);
	}

	static ConfigurationPropertyName nameOf(String service) {
		boolean plain = service.indexOf('.') < 0 && ConfigurationPropertyName.isValid(service);
		return ConfigurationPropertyName.of(SERVICES).append(plain ? service : "[" + service + "]");
	}

	/**
	 * A property source whose properties below a prefix are those of a service.
	 *
	 * @param source where they really are
	 * @param prefix below what
	 */
	private record Relocated(ConfigurationPropertySource source,
			ConfigurationPropertyName prefix) implements ConfigurationPropertySource {

		@Override
		public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
			return name.equals(SERVICE) ? null : this.source
				.getConfigurationProperty(this.prefix.append(name.subName(SERVICE.getNumberOfElements())));
		}

	}

}

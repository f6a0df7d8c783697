package io.boss.websocket.autoconfigure;

import java.util.function.BiConsumer;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The properties that somebody has written below a name, whoever reads them.
 */
final class WrittenProperties {

	/** What Kubernetes, and Docker's links, set for a service that they know. */
	private static final Pattern ORCHESTRATOR = Pattern
		.compile("(.+\\.)?(service\\.(host|port(\\..+)?)|port(\\[\\d+]\\.(tcp|udp|sctp)(\\.(proto|port|addr))?)?)");

	private final Environment environment;

	private final ConfigurationPropertyName prefix;

	/**
	 * Creates a view of the properties.
	 * @param environment where they are
	 * @param prefix below which name
	 */
	WrittenProperties(Environment environment, ConfigurationPropertyName prefix) {
		this.environment = environment;
		this.prefix = prefix;
	}

	/**
	 * Visits each property.
	 * @param visitor is given the name, and whether it is that of a variable
	 */
	void forEach(BiConsumer<ConfigurationPropertyName, Boolean> visitor) {
		ConfigurationPropertySources.get(this.environment).forEach((source) -> {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
				iterable.stream()
					.filter(this.prefix::isAncestorOf)
					.filter((name) -> !variables || !isOfOrchestrator(name))
					.forEach((name) -> visitor.accept(name, variables));
			}
		});
	}

	private boolean isOfOrchestrator(ConfigurationPropertyName name) {
		return ORCHESTRATOR.matcher(name.subName(this.prefix.getNumberOfElements()).toString()).matches();
	}

	/**
	 * Whether a property is written without a value, as a group of YAML is in which
	 * everything is commented out.
	 * @param name its name
	 * @return whether each source that has it says nothing
	 */
	boolean isEmpty(ConfigurationPropertyName name) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null && !property.getValue().toString().isBlank()) {
				return false;
			}
		}
		return true;
	}

	InvalidConfigurationPropertyValueException invalid(ConfigurationPropertyName name, String reason) {
		return new InvalidConfigurationPropertyValueException(name.toString(),
				this.environment.getProperty(name.toString()), reason);
	}

}

package io.boss.websocket.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds properties under {@code boss.websocket.services} that nobody reads, because there
 * is no service or no property of that name.
 */
final class ServicePropertiesChecker {

	private static final ConfigurationPropertyName SERVICES = ConfigurationPropertyName
		.of(ServicePropertiesBinder.SERVICES);

	private final Environment environment;

	private final Collection<String> services;

	private final Set<String> properties = new TreeSet<>();

	ServicePropertiesChecker(Environment environment, Collection<String> services) {
		this.environment = environment;
		this.services = services;
		collect("", ServiceProperties.class);
	}

	private void collect(String prefix, Class<?> type) {
		for (RecordComponent component : type.getRecordComponents()) {
			String name = prefix + DataObjectPropertyName.toDashedForm(component.getName());
			if (component.getType().isRecord()) {
				collect(name + ".", component.getType());
			}
			else {
				this.properties.add(name);
			}
		}
	}

	void check() {
		ConfigurationPropertySources.get(this.environment).forEach((source) -> {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
				iterable.stream().filter(SERVICES::isAncestorOf).forEach((name) -> check(name, variables));
			}
		});
	}

	private void check(ConfigurationPropertyName name, boolean variable) {
		List<ConfigurationPropertyName> prefixes = this.services.stream()
			.flatMap((service) -> prefixes(service, variable))
			.filter((prefix) -> prefix.equals(name) || prefix.isAncestorOf(name))
			.toList();
		if (prefixes.isEmpty()) {
			throw unknownService(name);
		}
		if (prefixes.contains(name)) {
			throw invalid(name, "Service '" + name.getLastElement(ConfigurationPropertyName.Form.ORIGINAL)
					+ "' has properties, but no value of its own: " + this.properties + ".");
		}
		if (prefixes.stream().noneMatch((prefix) -> isKnown(prefix, name, variable))) {
			String property = name.subName(prefixes.get(0).getNumberOfElements()).toString();
			throw unknown(name, "property of a service", property, this.properties);
		}
	}

	private Stream<ConfigurationPropertyName> prefixes(String service, boolean variable) {
		Stream<ConfigurationPropertyName> prefixes = Stream.of(ServicePropertiesBinder.nameOf(service),
				ServicePropertiesBinder.plainNameOf(service));
		return variable ? Stream.concat(prefixes, Stream.of(asVariable(SERVICES, service))) : prefixes;
	}

	private boolean isKnown(ConfigurationPropertyName prefix, ConfigurationPropertyName name, boolean variable) {
		return this.properties.stream()
			.flatMap((property) -> variable ? Stream.of(prefix.append(property), asVariable(prefix, property))
					: Stream.of(prefix.append(property)))
			.anyMatch((property) -> property.equals(name) || property.isAncestorOf(name));
	}

	// How a variable is read that has an underscore for each hyphen.
	private static ConfigurationPropertyName asVariable(ConfigurationPropertyName prefix, String name) {
		return ConfigurationPropertyName.adapt(prefix + "." + name.replace('-', '.').replace('_', '.'), '.');
	}

	private InvalidConfigurationPropertyValueException unknownService(ConfigurationPropertyName name) {
		int first = SERVICES.getNumberOfElements();
		String written = name.subName(first).toString();
		for (String service : this.services) {
			if (service.indexOf('.') >= 0 && written.startsWith(service + ".")) {
				return invalid(name, "The name of service '" + service + "' has a dot, and must be in brackets: "
						+ ServicePropertiesBinder.nameOf(service) + written.substring(service.length()) + ".");
			}
		}
		return unknown(name, "WebSocket service", name.getElement(first, ConfigurationPropertyName.Form.ORIGINAL),
				this.services);
	}

	private InvalidConfigurationPropertyValueException unknown(ConfigurationPropertyName name, String what,
			String given, Collection<String> known) {
		String nearest = known.stream()
			.min(Comparator.<String, Boolean>comparing((candidate) -> !candidate.startsWith(given))
				.thenComparingInt((candidate) -> distance(given, candidate)))
			.orElse("");
		String suggestion = nearest.isEmpty() ? "there is none" : "did you mean '" + nearest + "'? There are " + known;
		return invalid(name, "There is no " + what + " named '" + given + "'; " + suggestion + ".");
	}

	private InvalidConfigurationPropertyValueException invalid(ConfigurationPropertyName name, String reason) {
		return new InvalidConfigurationPropertyValueException(name.toString(),
				this.environment.getProperty(name.toString()), reason);
	}

	// Levenshtein's distance, a row at a time.
	private static int distance(String left, String right) {
		int[] row = IntStream.rangeClosed(0, right.length()).toArray();
		for (int i = 1; i <= left.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= right.length(); j++) {
				int replaced = diagonal + ((left.charAt(i - 1) == right.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[right.length()];
	}

}

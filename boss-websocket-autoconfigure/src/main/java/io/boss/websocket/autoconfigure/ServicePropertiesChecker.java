package io.boss.websocket.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

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
				iterable.stream().filter(SERVICES::isAncestorOf).forEach(this::check);
			}
		});
	}

	private void check(ConfigurationPropertyName name) {
		String service = this.services.stream()
			.filter((candidate) -> ServicePropertiesBinder.nameOf(candidate).isAncestorOf(name))
			.findFirst()
			.orElseThrow(() -> unknown(name, "WebSocket service",
					name.getElement(SERVICES.getNumberOfElements(), ConfigurationPropertyName.Form.ORIGINAL),
					this.services));
		ConfigurationPropertyName prefix = ServicePropertiesBinder.nameOf(service);
		boolean known = this.properties.stream()
			.map(prefix::append)
			.anyMatch((property) -> property.equals(name) || property.isAncestorOf(name));
		if (!known) {
			String property = name.subName(prefix.getNumberOfElements()).toString();
			throw unknown(name, "property of a service", property, this.properties);
		}
	}

	private InvalidConfigurationPropertyValueException unknown(ConfigurationPropertyName name, String what,
			String given, Collection<String> known) {
		String nearest = known.stream()
			.min(Comparator.comparingInt((candidate) -> distance(given, candidate)))
			.orElse("");
		String suggestion = nearest.isEmpty() ? "there is none" : "did you mean '" + nearest + "'? There are " + known;
		return new InvalidConfigurationPropertyValueException(name.toString(),
				this.environment.getProperty(name.toString()),
				"There is no " + what + " named '" + given + "'; " + suggestion + ".");
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

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.util.List;
import java.util.Locale;
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
 * Properties that are written below a name, also those that nobody reads.
 */
final class WrittenProperties {

	/** What Kubernetes, and Docker's links, set for a service that they know. */
	private static final Pattern ORCHESTRATOR = Pattern.compile("name|env\\..+|(.+\\.)?(service\\.(host|port(\\..+)?)"
			+ "|port(\\[\\d+]\\.(tcp|udp|sctp)(\\.(proto|port|addr))?)?)");

	private static final Pattern DOT_IN_BRACKETS = Pattern.compile("\\[[^\\]]*\\.");

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
				boolean variables = hasVariables(source);
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

	private static boolean hasVariables(ConfigurationPropertySource source) {
		return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
	}

	/**
	 * Refuses a variable that is known and not read, because only some of its hyphens are
	 * underscores, or because brackets cannot be spelled in it.
	 * @param name the name of the variable
	 * @param canonical the names of what may be meant
	 */
	void checkSpelling(ConfigurationPropertyName name, List<ConfigurationPropertyName> canonical) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (hasVariables(source)
					&& canonical.stream().anyMatch((meant) -> source.getConfigurationProperty(meant) != null)) {
				return;
			}
		}
		String meant = canonical.get(0).toString();
		throw invalid(name,
				"No variable is read that is spelled so. " + (isNameWithDot(meant)
						? "A name with a dot cannot be that of a variable: set " + meant
								+ " elsewhere, such as in SPRING_APPLICATION_JSON."
						: "Write " + variable(meant) + "."));
	}

	private static boolean isNameWithDot(String name) {
		return DOT_IN_BRACKETS.matcher(name).find();
	}

	private static String variable(String name) {
		return name.replace("-", "").replaceAll("[.\\[]", "_").replace("]", "").toUpperCase(Locale.ROOT);
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
		return PropertyChecks.failure(name.toString(), this.environment.getProperty(name.toString()), reason);
	}

}

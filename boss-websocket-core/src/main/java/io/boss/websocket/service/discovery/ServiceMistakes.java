/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.discovery;

import io.boss.websocket.InvalidConfigurationException;
import org.jspecify.annotations.Nullable;

/**
 * Mistakes in the names, templates and scopes of services, as a developer reads them.
 */
final class ServiceMistakes {

	private ServiceMistakes() {
	}

	static InvalidConfigurationException illegalName(String subject, String name, String text) {
		boolean template = ServiceTemplate.isTemplate(text);
		return new InvalidConfigurationException(
				subject + " defines a WebSocket service with the illegal name '" + name + "'"
						+ (template ? ", which is what its template '" + text + "' begins with" : ""),
				"Give it a name of lower-case letters, digits, '-', '_' and '.' that begins with a letter or "
						+ "digit, for example @BossService(\"" + (template ? "room/{id}" : "chat") + "\")");
	}

	static InvalidConfigurationException illegalTemplate(String subject, String text, IllegalArgumentException reason) {
		return new InvalidConfigurationException(
				subject + " defines a WebSocket service with the illegal template '" + text + "': "
						+ reason.getMessage(),
				"Give it a template of a name and one to three variables, for example @BossService(\"room/{id}\") "
						+ "or @BossService(\"room/{id:[a-z0-9-]{1,36}}\")");
	}

	static InvalidConfigurationException oneInstanceInTheCluster(String subject, ServiceTemplate template) {
		return new InvalidConfigurationException(subject + " defines the keyed WebSocket service '" + template
				+ "' with scope = ServiceScope.CLUSTER, "
				+ "and a keyed service has an instance for each key on each node, for the clients of that node: "
				+ "one instance for each key in the whole cluster is not there yet",
				"Use scope = ServiceScope.NODE, which is the default: broadcasts to a key reach its instances on all "
						+ "nodes");
	}

	static InvalidConfigurationException sameName(ServiceDescriptor one, ServiceDescriptor other) {
		String name = one.name();
		boolean keyed = one.template() != null || other.template() != null;
		return new InvalidConfigurationException(
				"Beans '%s' (%s) and '%s' (%s) both define a WebSocket service named '%s'%s".formatted(one.beanName(),
						one.type().getName(), other.beanName(), other.type().getName(), name,
						keyed ? templates(one, other) : ""),
				"Give one of them another name, for example @BossService(\"%s-2%s\")".formatted(name,
						keyed ? variables(other.template()) : ""));
	}

	private static String templates(ServiceDescriptor one, ServiceDescriptor other) {
		ServiceTemplate first = one.template();
		ServiceTemplate second = other.template();
		boolean overlapping = first != null && second != null && first.variables().size() == second.variables().size();
		return ", with '%s' and '%s'%s".formatted(text(one), text(other),
				overlapping ? ", which may both match one URL" : "; the first segment alone is the name");
	}

	private static String text(ServiceDescriptor service) {
		ServiceTemplate template = service.template();
		return (template != null) ? template.toString() : service.name();
	}

	private static String variables(@Nullable ServiceTemplate template) {
		return (template != null) ? template.toString().substring(template.name().length()) : "";
	}

}

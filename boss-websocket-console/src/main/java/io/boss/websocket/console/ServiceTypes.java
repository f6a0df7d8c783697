/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.console;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.boss.websocket.BossMessage;
import io.boss.websocket.invocation.HandledTypes;
import io.boss.websocket.invocation.HandledTypes.Handled;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Finder of the messages that services take. Looks at a service once, when it is asked
 * for the first time. Safe on any thread.
 */
final class ServiceTypes {

	private final ServiceRegistry registry;

	private final MessageSchemas schemas;

	private final Map<String, TypesReport> known = new ConcurrentHashMap<>();

	/**
	 * Creates a finder.
	 * @param registry the services
	 * @param schemas makes schemas of types
	 */
	ServiceTypes(ServiceRegistry registry, MessageSchemas schemas) {
		this.registry = registry;
		this.schemas = schemas;
	}

	/**
	 * Messages that a service takes.
	 * @param name the name of the service
	 * @return the messages, or {@code null} if there is no such service
	 */
	@Nullable TypesReport of(String name) {
		ServiceUnit unit = this.registry.unit(name);
		return (unit != null) ? this.known.computeIfAbsent(unit.name(), (unused) -> report(unit.descriptor())) : null;
	}

	private TypesReport report(ServiceDescriptor service) {
		List<String> variables = (service.template() != null) ? service.template().variables() : List.of();
		return new TypesReport(service.name(), service.path(), variables, service.subprotocols(),
				service.annotated() ? entries(HandledTypes.incoming(service.type())) : anything(null),
				service.annotated() ? entries(HandledTypes.broadcasts(service.type())) : anything(null));
	}

	private List<MessageEntry> entries(List<Handled> methods) {
		List<MessageEntry> entries = new ArrayList<>();
		for (Handled method : methods) {
			Type type = method.type();
			Class<?> raw = method.rawType();
			if (raw == Object.class || raw == BossMessage.class) {
				entries.addAll(anything(method.method()));
			}
			else if (raw == String.class || raw == BossMessage.Text.class) {
				entries.add(new MessageEntry("text", method.method(), "text", null));
			}
			else if (raw == byte[].class || raw == ByteBuffer.class || raw == BossMessage.Binary.class) {
				entries.add(new MessageEntry("binary", method.method(), "binary", null));
			}
			else {
				entries.addAll(this.schemas.entries(type, raw, method.method()));
			}
		}
		return entries;
	}

	private static List<MessageEntry> anything(@Nullable String method) {
		return List.of(new MessageEntry("text", method, "text", null),
				new MessageEntry("binary", method, "binary", null));
	}

}

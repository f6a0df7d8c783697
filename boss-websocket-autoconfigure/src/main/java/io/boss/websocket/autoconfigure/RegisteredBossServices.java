/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.security.Principal;
import java.util.Collection;
import java.util.Optional;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.BossServices;
import io.boss.websocket.ConnectionReference;
import io.boss.websocket.KeyedServiceReference;
import io.boss.websocket.UserReference;
import io.boss.websocket.cluster.connection.ClusterConnections;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.service.ClientStatus;
import io.boss.websocket.service.KeyedService;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.service.discovery.ServiceName;
import org.jspecify.annotations.Nullable;

/**
 * Services as the application sees them, and may replace; the engine itself knows only
 * the {@link ServiceRegistry}.
 */
public final class RegisteredBossServices implements BossServices {

	private final ServiceRegistry registry;

	private final ClusterConnections connections;

	/**
	 * Creates a view.
	 * @param registry the services of this node
	 * @param connections reaches clients on all nodes
	 */
	public RegisteredBossServices(ServiceRegistry registry, ClusterConnections connections) {
		this.registry = registry;
		this.connections = connections;
	}

	@Override
	public Optional<BossServiceReference> find(String name) {
		int slash = name.indexOf('/');
		ServiceUnit service = this.registry.unit((slash < 0) ? name : name.substring(0, slash));
		if (service == null || slash < 0) {
			return Optional.ofNullable(service).map(ServiceUnit::reference);
		}
		return (service instanceof KeyedService keyed && keyed.find(name.substring(slash + 1)) != null)
				? Optional.of(keyed.key(name.substring(slash + 1))) : Optional.empty();
	}

	@Override
	public BossServiceReference get(String name) {
		return find(name).orElseThrow(() -> new IllegalArgumentException(
				"There is no WebSocket service named '" + LogLine.of(name) + "'; there are " + this.registry.names()));
	}

	@Override
	public BossServiceReference get(Class<?> type) {
		return get(ServiceName.of(type));
	}

	@Override
	public KeyedServiceReference keyed(String name) {
		ServiceUnit service = this.registry.unit(name);
		if (service instanceof KeyedService keyed) {
			return keyed;
		}
		throw new IllegalArgumentException((service != null)
				? "Service '" + name + "' has no keys: its name would have to be a template such as '" + name + "/{id}'"
				: "There is no WebSocket service named '" + name + "'; there are " + this.registry.names()
						+ ((name.indexOf('/') >= 0) ? ". A key is for get(...) or keyed(...).key(...)" : ""));
	}

	@Override
	public KeyedServiceReference keyed(Class<?> type) {
		return keyed(ServiceName.of(type));
	}

	@Override
	public Collection<BossServiceReference> all() {
		return this.registry.units().stream().map(ServiceUnit::reference).toList();
	}

	@Override
	public ConnectionReference connection(String id) {
		return this.connections.connection(id);
	}

	@Override
	public UserReference user(String name) {
		return this.connections.user(name);
	}

	@Override
	public Collection<BossConnection> connectionsOf(String user) {
		return this.registry.processes()
			.stream()
			.flatMap(ServiceProcess::clientStatus)
			.map(ClientStatus::connection)
			.filter((connection) -> isOf(user, connection.handshake().principal()))
			.toList();
	}

	private static boolean isOf(String user, @Nullable Principal principal) {
		return principal != null && user.equals(principal.getName());
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.security;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.autoconfigure.discovery.ServiceDiscovery;
import io.boss.websocket.autoconfigure.properties.ResolvedService;
import io.boss.websocket.autoconfigure.properties.ResolvedServices;
import io.boss.websocket.endpoint.handshake.AllowedHosts;
import io.boss.websocket.endpoint.handshake.AllowedHostsCheck;
import io.boss.websocket.security.access.AccessRule;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Configuration of the hosts that services answer to, with a line in the log about
 * services that answer to any.
 */
@Configuration(proxyBeanMethods = false)
class AllowedHostsConfiguration {

	private static final Log logger = LogFactory.getLog(AllowedHostsConfiguration.class);

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	AllowedHostsCheck bossAllowedHostsCheck(ServiceDiscovery discovery, ResolvedServices services,
			ObjectProvider<SecurityGuard.HandshakeFilters> filters) {
		SecurityGuard.HandshakeFilters known = filters.getIfAvailable(() -> SecurityGuard.HandshakeFilters.UNKNOWN);
		Map<String, AllowedHosts> hosts = new HashMap<>();
		List<String> open = new ArrayList<>();
		for (ServiceDescriptor service : discovery.services()) {
			ResolvedService settings = services.of(service.name());
			hosts.put(service.name(), settings.hosts());
			if (settings.hosts().isEmpty() && settings.access().rule() == AccessRule.PERMIT_ALL
					&& known.letStrangersIn(service.name())) {
				open.add(service.name());
			}
		}
		if (!open.isEmpty()) {
			logger.info("No login is needed for services " + open + ", and any host name will do: a page of another "
					+ "site gets at them by a name of its own that leads to this server, also where only the browser "
					+ "can reach it (DNS rebinding). Set boss.websocket.allowed-hosts to the hosts that browsers use, "
					+ "or to '*' if that does not matter");
		}
		return new AllowedHostsCheck(hosts);
	}

}

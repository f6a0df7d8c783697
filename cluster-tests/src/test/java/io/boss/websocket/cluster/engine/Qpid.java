/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.engine;

import java.util.HashMap;
import java.util.Map;

import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.jspecify.annotations.Nullable;

/**
 * Apache Qpid Broker-J in this JVM, with all that it knows in memory.
 */
final class Qpid implements AmqpBroker {

	private final int port = FreePort.find();

	private @Nullable SystemLauncher launcher;

	@Override
	public int port() {
		return this.port;
	}

	@Override
	public void start() {
		Map<String, Object> attributes = new HashMap<>();
		attributes.put("type", "Memory");
		attributes.put("initialConfigurationLocation", getClass().getResource("/qpid.json").toString());
		attributes.put("startupLoggedToSystemOut", false);
		attributes.put("context", Map.of("test.port", String.valueOf(this.port)));
		this.launcher = new SystemLauncher(new Failures());
		try {
			this.launcher.startup(attributes);
		}
		catch (Exception ex) {
			throw new IllegalStateException("Qpid has not started", ex);
		}
	}

	/**
	 * Ends the broker. Unlike one that is killed it closes the connections of its
	 * clients.
	 */
	@Override
	public void stop() {
		if (this.launcher != null) {
			this.launcher.shutdown();
			this.launcher = null;
		}
	}

	/** Otherwise a broker that does not start says so in the log alone. */
	private static final class Failures extends DefaultSystemLauncherListener {

		@Override
		public void errorOnStartup(RuntimeException failure) {
			throw failure;
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

import org.springframework.util.Assert;
import org.springframework.util.FileSystemUtils;

/**
 * Nodes, Redis and nginx, each a process of its own that only this machine can reach.
 */
final class LocalCluster implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final List<Node> nodes = new ArrayList<>();

	private @Nullable Path directory;

	/**
	 * Starts everything, and waits until it can be used.
	 * @param wantedPort the port of nginx, or 0 for any
	 * @param size how many nodes there are
	 * @return the port of nginx
	 * @throws IOException if something cannot be started
	 * @throws IllegalArgumentException if there are to be no nodes
	 * @throws IllegalStateException if something is not installed, the port is taken, or
	 * something has ended at once
	 */
	int start(int wantedPort, int size) throws IOException, InterruptedException {
		Assert.isTrue(size > 0, "It needs a node.");
		Path program = Nginx.find();
		if (wantedPort != 0 && Ports.isOpen(wantedPort)) {
			throw new IllegalStateException("Something listens at port " + wantedPort + " already.");
		}
		Path temporary = Files.createTempDirectory("boss-cluster-");
		this.directory = temporary;
		int redis = startRedis(temporary);
		Map<String, String> shared = Map.of("SPRING_DATA_REDIS_PORT", String.valueOf(redis), "DEMO_ACCOUNT_KEY",
				newKey());
		for (int i = 1; i <= size; i++) {
			this.nodes.add(Node.start("node-" + i, Ports.findFree(), temporary, shared));
		}
		for (Node node : this.nodes) {
			node.awaitReady();
		}
		int port = (wantedPort != 0) ? wantedPort : Ports.findFree();
		Nginx.start(program, temporary, port, this.nodes);
		return port;
	}

	private static int startRedis(Path directory) throws IOException {
		int port = Ports.findFree();
		RedisServer.newRedisServer()
			.port(port)
			.bind("127.0.0.1")
			.setting("dir " + directory)
			.setting("save \"\"")
			.build()
			.start();
		return port;
	}

	List<Node> nodes() {
		return this.nodes;
	}

	/**
	 * Ends all processes: also those that are just being started, and what has been
	 * killed already does not matter.
	 */
	@Override
	public void close() {
		List<ProcessHandle> processes = ProcessHandle.current().children().toList();
		processes.forEach(ProcessHandle::destroy);
		processes.forEach(LocalCluster::awaitEnd);
		if (this.directory != null) {
			FileSystemUtils.deleteRecursively(this.directory.toFile());
		}
	}

	private static void awaitEnd(ProcessHandle process) {
		try {
			process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			process.destroyForcibly();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	// With it, each node takes the tokens that another has made.
	private static String newKey() {
		byte[] key = new byte[32];
		new SecureRandom().nextBytes(key);
		return Base64.getEncoder().encodeToString(key);
	}

}

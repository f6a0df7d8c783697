/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server that is measured, in the order of the tables.
 */
public enum ServerKind {

	/** This project with the carrier that adopts the sockets of Tomcat. */
	BOSS_FAST("boss-fast", "this project on Tomcat", Platform.BOSS, "--boss.websocket.transport=direct"),

	/** This project with the carrier that takes over Jetty's end points. */
	BOSS_JETTY("boss-jetty", "this project on Jetty", Platform.BOSS_JETTY, "--boss.websocket.transport=direct"),

	/** This project on the sessions of the container. */
	BOSS_CONTAINER("boss-container", "this project, sessions of the container", Platform.BOSS,
			"--boss.websocket.transport=container"),

	/** This project as it is without any property; not measured unless asked for. */
	BOSS("boss", "this project, nothing set", Platform.BOSS),

	/** The handler of the tutorials. */
	TUTORIAL("tutorial", "Spring handler of the tutorials", Platform.SPRING_HANDLER),

	/** The handler with Spring's decorator. */
	DECORATOR("decorator", "`ConcurrentWebSocketSessionDecorator`", Platform.SPRING_HANDLER, "--bench.decorated=true"),

	/** Spring's STOMP with its simple broker. */
	STOMP("stomp", "Spring STOMP, simple broker", Platform.SPRING_STOMP),

	/** Quarkus. */
	QUARKUS("quarkus", "Quarkus WebSockets Next", Platform.QUARKUS),

	/** Vert.x. */
	VERTX("vertx", "Vert.x", Platform.VERTX),

	/** The limit. */
	NIO("nio", "NIO by hand", Platform.NIO);

	private final String id;

	private final String title;

	private final Platform platform;

	private final List<String> arguments;

	ServerKind(String id, String title, Platform platform, String... arguments) {
		this.id = id;
		this.title = title;
		this.platform = platform;
		this.arguments = List.of(arguments);
	}

	/**
	 * What is measured if nobody says otherwise.
	 * @return all but the one that equals another
	 */
	public static List<ServerKind> usual() {
		return Stream.of(values()).filter((server) -> server != BOSS).toList();
	}

	/**
	 * Finds a server.
	 * @param id its {@link #id()}
	 * @return the server
	 */
	public static ServerKind of(String id) {
		return Stream.of(values())
			.filter((server) -> server.id.equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"No server '" + id + "'; there are " + Arrays.stream(values()).map(ServerKind::id).toList()));
	}

	/**
	 * Whether this is the project that the benchmark belongs to.
	 * @return whether it is ours
	 */
	public boolean isOurs() {
		return this.platform == Platform.BOSS || this.platform == Platform.BOSS_JETTY;
	}

	/**
	 * Whether clients speak STOMP with it.
	 * @return whether it is a broker
	 */
	public boolean isStomp() {
		return this == STOMP;
	}

	/**
	 * Its name on the command line.
	 * @return the id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Its name in the tables.
	 * @return the title
	 */
	public String title() {
		return this.title;
	}

	/**
	 * What it runs on.
	 * @return the platform
	 */
	public Platform platform() {
		return this.platform;
	}

	/**
	 * Arguments for all of its platform, and those that make it this variant.
	 * @return the arguments of its main class
	 */
	public List<String> arguments() {
		return Stream.concat(this.platform.arguments().stream(), this.arguments.stream()).toList();
	}

}

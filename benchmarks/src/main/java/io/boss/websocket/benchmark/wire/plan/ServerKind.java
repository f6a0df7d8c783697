/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * A server that is measured, in the order of the tables.
 */
public enum ServerKind {

	/** This project, on Tomcat. */
	BOSS_FAST("boss", "this project on Tomcat", Platform.BOSS),

	/** This project with the carrier that takes over Jetty's end points. */
	BOSS_JETTY("boss-jetty", "this project on Jetty", Platform.BOSS_JETTY),

	/** This project on one core. */
	BOSS_ONE_CORE("boss-one-core", "this project on one core", Platform.BOSS) {

		@Override
		public List<String> prefix() {
			return List.of("taskset", "-c", "0");
		}

	},

	/** This project, with Bean Validation on its class path. */
	BOSS_VALID("boss-valid", "this project with Bean Validation", Platform.BOSS_VALID),

	/** This project behind Spring Security. */
	BOSS_SECURED("boss-secured", "this project behind Spring Security", Platform.BOSS_SECURED,
			// All clients are the same user.
			"--boss.websocket.limits.connections-per-principal=20000"),

	/** This project with observations. */
	BOSS_OBSERVED("boss-observed", "this project with observations", Platform.BOSS_OBSERVED,
			"--boss.websocket.observation-enabled=true"),

	/** This project that agrees to compression. */
	BOSS_DEFLATE("boss-deflate", "this project with compression", Platform.BOSS,
			"--boss.websocket.compression.enabled=true"),

	/** This project with TLS. */
	BOSS_TLS("boss-tls", "this project on Tomcat, with TLS", Platform.BOSS, Certificate.ARGUMENTS),

	/** This project with TLS on Jetty. */
	BOSS_JETTY_TLS("boss-jetty-tls", "this project on Jetty, with TLS", Platform.BOSS_JETTY, Certificate.ARGUMENTS),

	/** This project that drops the oldest message for slow clients. */
	BOSS_DROP_OLDEST("boss-drop-oldest", "this project, `drop-oldest`", Platform.BOSS,
			"--boss.websocket.outbound.overflow=drop-oldest"),

	/** This project that drops the newest message for slow clients. */
	BOSS_DROP_NEWEST("boss-drop-newest", "this project, `drop-newest`", Platform.BOSS,
			"--boss.websocket.outbound.overflow=drop-newest"),

	/** This project that conflates messages for slow clients. */
	BOSS_CONFLATE("boss-conflate", "this project, `conflate`", Platform.BOSS,
			"--boss.websocket.outbound.overflow=conflate"),

	/** This project that asks for a snapshot for slow clients. */
	BOSS_RESYNC("boss-resync", "this project, `resync`", Platform.BOSS,
			"--boss.websocket.services.bench.outbound.overflow=resync"),

	/** The handler of the tutorials. */
	TUTORIAL("tutorial", "Spring handler of the tutorials", Platform.SPRING_HANDLER),

	/** The handler behind Spring Security. */
	TUTORIAL_SECURED("tutorial-secured", "Spring handler behind Spring Security", Platform.SPRING_SECURED),

	/** Spring's STOMP with its simple broker. */
	STOMP("stomp", "Spring STOMP, simple broker", Platform.SPRING_STOMP),

	/** Quarkus. */
	QUARKUS("quarkus", "Quarkus WebSockets Next", Platform.QUARKUS),

	/** Vert.x. */
	VERTX("vertx", "Vert.x", Platform.VERTX),

	/** Vert.x with TLS. */
	VERTX_TLS("vertx-tls", "Vert.x, with TLS", Platform.VERTX, Certificate.FILE),

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
	 * Whether this is the project that the benchmark belongs to.
	 * @return whether it is ours
	 */
	public boolean isOurs() {
		return this.platform.isOurs();
	}

	/**
	 * Whether clients speak STOMP with it.
	 * @return whether it is a broker
	 */
	public boolean isStomp() {
		return this == STOMP;
	}

	/**
	 * Whether clients reach it by TLS.
	 * @return whether they do
	 */
	public boolean isTls() {
		return this.arguments.contains(Certificate.FILE) || this.arguments.containsAll(List.of(Certificate.ARGUMENTS));
	}

	/**
	 * What its command begins with.
	 * @return a command that runs another one, if it is not run as it is
	 */
	public List<String> prefix() {
		return List.of();
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

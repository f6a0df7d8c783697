/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * Platform of a server: a main class, and no more jars than it would have in an
 * application of its own.
 */
public enum Platform {

	/** The starter and what comes with it. */
	BOSS("boss.BossServer", Jars.SPRING_WITH_STARTER, Jars.BOSS_ARGUMENTS),

	/** The starter with Bean Validation. */
	BOSS_VALID("valid.ValidBossServer", Jars.and(Jars.SPRING_WITH_STARTER, Jars.VALIDATION), Jars.BOSS_ARGUMENTS),

	/** The starter with observations. */
	BOSS_OBSERVED("observed.ObservedBossServer", Jars.SPRING_WITH_STARTER, Jars.BOSS_ARGUMENTS),

	/** The starter with Spring Security. */
	BOSS_SECURED("secured.SecuredBossServer", Jars.and(Jars.SPRING_WITH_STARTER, Jars.SECURITY), Jars.BOSS_ARGUMENTS),

	/** The starter with Jetty instead of Tomcat. */
	BOSS_JETTY("boss.BossServer", Jars.JETTY_WITH_STARTER, List.of("--server.port=0", Jars.SELDOM_BEATS)) {

		@Override
		public boolean needs(String name) {
			return super.needs(name) && !name.contains("tomcat");
		}

	},

	/** Spring's WebSocket starter and a handler. */
	SPRING_HANDLER("spring.HandlerServer", Jars.SPRING, Jars.TOMCAT_LIMITS),

	/** The same with Spring Security. */
	SPRING_SECURED("secured.SecuredHandlerServer", Jars.and(Jars.SPRING, Jars.SECURITY), Jars.TOMCAT_LIMITS),

	/** Spring's WebSocket starter and its broker. */
	SPRING_STOMP("spring.StompServer", Jars.SPRING, Jars.TOMCAT_LIMITS),

	/** Vert.x and Netty. */
	VERTX("vertx.VertxServer", List.of("vertx-", "netty-", "jackson-core-2"), List.of()),

	/** The JDK. */
	NIO("nio.NioServer", List.of(), List.of()),

	/** An application that Quarkus has built. */
	QUARKUS("", List.of(), List.of());

	private static final String PACKAGE = "io.boss.websocket.benchmark.wire.server.";

	private final String mainClass;

	private final List<String> jars;

	private final List<String> arguments;

	Platform(String mainClass, List<String> jars, List<String> arguments) {
		this.mainClass = mainClass;
		this.jars = jars;
		this.arguments = arguments;
	}

	/**
	 * The main class.
	 * @return its full name
	 */
	public String mainClass() {
		return PACKAGE + this.mainClass;
	}

	/**
	 * Whether a jar is on the class path.
	 * @param name the file name of the jar
	 * @return whether the server needs it
	 */
	public boolean needs(String name) {
		return this.jars.stream().anyMatch(name::startsWith)
				&& (isSecured() || Jars.SECURITY.stream().noneMatch(name::startsWith));
	}

	private boolean isSecured() {
		return this.jars.containsAll(Jars.SECURITY);
	}

	/**
	 * Whether this is the project that the benchmark belongs to.
	 * @return whether it is ours
	 */
	public boolean isOurs() {
		return this.jars.contains(Jars.OURS);
	}

	List<String> arguments() {
		return this.arguments;
	}

	private static final class Jars {

		private static final String OURS = "boss-websocket-";

		private static final List<String> SECURITY = List.of("spring-security-", "spring-boot-security-",
				"spring-boot-starter-security-");

		private static final List<String> VALIDATION = List.of("hibernate-validator-", "classmate-", "jboss-logging-",
				"spring-boot-validation-", "spring-boot-starter-validation-");

		private static final List<String> SPRING = List.of("spring-", "tomcat-", "jackson-", "jakarta.", "micrometer-",
				"slf4j-", "logback-", "log4j-", "jul-", "snakeyaml-", "commons-logging-", "jspecify-");

		private static final List<String> SPRING_WITH_STARTER = Stream.concat(Stream.of(OURS), SPRING.stream())
			.toList();

		private static final List<String> JETTY_WITH_STARTER = Stream
			.concat(Stream.of("jetty-"), SPRING_WITH_STARTER.stream())
			.toList();

		// The limits that would end the measurement; all else is as Boot has it.
		private static final List<String> TOMCAT_LIMITS = List.of("--server.port=0",
				"--server.tomcat.max-connections=20000", "--server.tomcat.accept-count=1024");

		// A client that is stopped for a while answers no ping.
		private static final String SELDOM_BEATS = "--boss.websocket.heartbeat.interval=1h";

		private static final List<String> BOSS_ARGUMENTS = and(TOMCAT_LIMITS, List.of(SELDOM_BEATS));

		private Jars() {
		}

		private static List<String> and(List<String> some, List<String> others) {
			return Stream.concat(some.stream(), others.stream()).toList();
		}

	}

}

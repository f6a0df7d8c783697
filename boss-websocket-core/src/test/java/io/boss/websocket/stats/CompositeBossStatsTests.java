/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.stats;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.boss.websocket.BossMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CompositeBossStats}.
 */
class CompositeBossStatsTests {

	private final List<String> heard = new ArrayList<>();

	@Test
	void whenAnyCountFailsThenTheEngineGoesOnAndEachWasAsked() throws Exception {
		Set<String> asked = new TreeSet<>();
		ClusterStats failing = stats(ClusterStats.class, (proxy, method, arguments) -> {
			asked.add(method.getName());
			throw new IllegalStateException("as the test wants it");
		});
		ClusterStats guarded = CompositeBossStats.of(new Parts(ServiceStats.NONE, failing)).cluster();
		List<Method> methods = methods(ClusterStats.class).toList();
		for (Method method : methods) {
			method.invoke(guarded, arguments(method));
		}
		assertThat(asked).isEqualTo(methods.stream().map(Method::getName).collect(Collectors.toSet())).isNotEmpty();
	}

	@Test
	void whenNothingIsCountedThenThereIsNothingToGuard() {
		assertThat(CompositeBossStats.of(BossStats.NONE).cluster()).isSameAs(ClusterStats.NONE);
		assertThat(CompositeBossStats.of(BossStats.NONE).service("chat")).isSameAs(ServiceStats.NONE);
		assertThat(CompositeBossStats.of()).isSameAs(BossStats.NONE);
		assertThat(CompositeBossStats.of((service) -> ServiceStats.NONE).service("chat")).isSameAs(ServiceStats.NONE);
	}

	@Test
	void whenStatsAreGuardedAlreadyThenTheyAreNotGuardedAgain() {
		BossStats guarded = CompositeBossStats.of(recording("a"));
		assertThat(CompositeBossStats.of(guarded)).isSameAs(guarded);
	}

	@ParameterizedTest
	@MethodSource("methodsOfParts")
	void whenOneOfSeveralFailsThenTheOthersHearInOrder(Method method) throws Exception {
		BossStats stats = CompositeBossStats.of(CompositeBossStats.of(recording("a"), failing()), recording("b"));
		Object part = (method.getDeclaringClass() == ServiceStats.class) ? stats.service("chat") : stats.cluster();
		method.invoke(part, arguments(method));
		assertThat(this.heard).containsExactly("a " + method.getName(), "b " + method.getName());
	}

	@Test
	void whenOneOfSeveralFailsThenTheOthersHearOfTheApplication() {
		BossStats stats = CompositeBossStats.of(failing(), recording("a"));
		stats.broadcastSent(true);
		stats.eventDropped();
		assertThat(this.heard).containsExactly("a broadcastSent", "a eventDropped");
	}

	static Stream<Method> methodsOfParts() {
		return Stream.concat(methods(ServiceStats.class), methods(ClusterStats.class));
	}

	private static Stream<Method> methods(Class<?> type) {
		return Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic());
	}

	private BossStats recording(String name) {
		return parts((proxy, method, arguments) -> {
			this.heard.add(name + " " + method.getName());
			return null;
		});
	}

	private static BossStats failing() {
		return parts((proxy, method, arguments) -> {
			throw new LinkageError("as the test wants it");
		});
	}

	private static BossStats parts(InvocationHandler handler) {
		ServiceStats service = stats(ServiceStats.class, handler);
		ClusterStats cluster = stats(ClusterStats.class, handler);
		return stats(BossStats.class, (proxy, method, arguments) -> switch (method.getName()) {
			case "service" -> service;
			case "cluster" -> cluster;
			default -> handler.invoke(proxy, method, arguments);
		});
	}

	private static <T> T stats(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	private static Object[] arguments(Method method) {
		return Arrays.stream(method.getParameterTypes()).map(CompositeBossStatsTests::argument).toArray();
	}

	private static Object argument(Class<?> type) {
		if (type.isEnum()) {
			return type.getEnumConstants()[0];
		}
		if (type == BossMessage.class) {
			return BossMessage.text("a");
		}
		if (type == String.class) {
			return "4f";
		}
		if (type == boolean.class) {
			return true;
		}
		return (type == long.class) ? (Object) 1L : (Object) 1;
	}

	/**
	 * Stats of given parts.
	 *
	 * @param service what hears of services
	 * @param cluster what hears of the cluster
	 */
	private record Parts(ServiceStats service, ClusterStats cluster) implements BossStats {

		@Override
		public ServiceStats service(String service) {
			return this.service;
		}

	}

}

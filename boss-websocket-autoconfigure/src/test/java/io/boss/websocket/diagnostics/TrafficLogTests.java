/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.diagnostics;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.boss.websocket.BossMessage;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.CompositeBossStats;
import io.boss.websocket.stats.ServiceStats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TrafficLog}, and for what else stands between the engine and stats.
 */
@ExtendWith(OutputCaptureExtension.class)
class TrafficLogTests {

	private final List<String> heard = new ArrayList<>();

	private final ServiceStats service = recording(ServiceStats.class);

	@Test
	void whenMessagesComeAndGoThenTheyAreLogged(CapturedOutput output) {
		ServiceStats log = CompositeBossStats.of(new TrafficLog(4), (name) -> this.service).service("chat");
		log.messageReceived("4f", BossMessage.text("hello"));
		log.messageSent("4f", 1, BossMessage.binary(new byte[] { 1 }));
		log.messageSent(null, 12, BossMessage.text("all"));
		assertThat(output.getOut().lines().filter((line) -> line.contains("INFO"))).satisfiesExactly(
				(line) -> assertThat(line).contains("io.boss.websocket.traffic")
					.endsWith("in chat [4f] text, 5 bytes: \"hell\"..."),
				(line) -> assertThat(line).endsWith("out chat [4f] binary, 1 bytes: 01"),
				(line) -> assertThat(line).endsWith("out chat [12 clients] text, 3 bytes: \"all\""));
	}

	@ParameterizedTest
	@MethodSource("methodsOfServices")
	void whenSomethingHappensToAServiceThenStatsBehindHearOfIt(Method method) throws ReflectiveOperationException {
		BossStats stats = CompositeBossStats.of(new TrafficLog(4), (name) -> this.service);
		method.invoke(stats.service("chat"), arguments(method));
		assertThat(this.heard).containsExactly(method.getName());
	}

	@ParameterizedTest
	@MethodSource("methodsOfAll")
	void whenSomethingHappensThenStatsBehindHearOfIt(Method method) throws ReflectiveOperationException {
		BossStats stats = CompositeBossStats.of(new TrafficLog(4), recording(BossStats.class));
		method.invoke(stats, arguments(method));
		assertThat(this.heard).containsExactly(method.getName());
	}

	static List<Method> methodsOfServices() {
		return List.of(ServiceStats.class.getMethods());
	}

	static List<Method> methodsOfAll() {
		return Arrays.stream(BossStats.class.getMethods())
			.filter((method) -> method.isDefault() && method.getReturnType() == void.class)
			.toList();
	}

	private <T> T recording(Class<T> type) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
				this.heard.add(method.getName());
				return null;
			}));
	}

	private static Object[] arguments(Method method) {
		return Arrays.stream(method.getParameterTypes()).map(TrafficLogTests::argument).toArray();
	}

	private static Object argument(Class<?> type) {
		if (type == int.class) {
			return 1;
		}
		if (type == long.class) {
			return 1L;
		}
		if (type == boolean.class) {
			return true;
		}
		if (type == BossMessage.class) {
			return BossMessage.text("a");
		}
		return type.isEnum() ? type.getEnumConstants()[0] : "text";
	}

}

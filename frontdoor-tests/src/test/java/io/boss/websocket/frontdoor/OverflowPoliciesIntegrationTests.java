/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.OverflowPolicy;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that stop reading while a group is sent to, stay, and read on: one service for
 * each policy, on each container and with each transport.
 */
@ExtendWith(OutputCaptureExtension.class)
class OverflowPoliciesIntegrationTests {

	// Far more than the sockets of both sides hold.
	private static final int MESSAGES = 600;

	private static final int KEYS = 3;

	private static final int MAX_MESSAGES = 20;

	private static final String PADDING = "x".repeat(16 * 1024);

	static Stream<Arguments> servers() {
		return Arrays.stream(Container.values())
			.flatMap((container) -> Stream.of("direct", "container")
				.map((transport) -> Arguments.of(container, transport)));
	}

	@ParameterizedTest
	@MethodSource("servers")
	void whenClientReadsOnItIsCurrent(Container container, String transport, CapturedOutput output) {
		try (BossServer server = start(container, transport)) {
			List<Integer> oldest = numbers(
					received(server, OldestService.class, OverflowPoliciesIntegrationTests::hasCaughtUp));
			assertThat(oldest).isSorted().doesNotHaveDuplicates().hasSizeLessThan(MESSAGES).endsWith(last(10));
			List<Integer> newest = numbers(
					received(server, NewestService.class, (messages) -> messages.contains("number 9999")));
			assertThat(newest).isSorted().doesNotHaveDuplicates().hasSizeLessThan(MESSAGES);
			assertThat(newest.get(MAX_MESSAGES - 1)).isEqualTo(MAX_MESSAGES - 1);
			List<Integer> conflated = numbers(
					received(server, ConflatedService.class, (messages) -> containsLast(messages, KEYS)));
			assertThat(conflated).hasSizeLessThan(MESSAGES);
			IntStream.range(0, KEYS)
				.forEach((key) -> assertThat(conflated.stream().filter((number) -> number % KEYS == key)).isSorted());
			assertResynced(received(server, ResyncedService.class, OverflowPoliciesIntegrationTests::hasCaughtUp));
			assertThat(output.getOut().lines().filter((line) -> line.contains("boss.websocket.outbound.overflow")))
				.hasSizeGreaterThanOrEqualTo(3)
				.allMatch((line) -> line.contains("WARN"));
		}
	}

	// After each gap comes a snapshot, and with the last change the client knows all.
	private static void assertResynced(List<String> messages) {
		int state = -1;
		for (String message : messages) {
			int number = Integer.parseInt(message.split(" ")[1]);
			if (message.startsWith("number")) {
				assertThat(number).isEqualTo(state + 1);
			}
			state = number;
		}
		assertThat(state).isEqualTo(MESSAGES - 1);
		assertThat(messages).hasSizeLessThan(MESSAGES).anyMatch((message) -> message.startsWith("snapshot"));
	}

	// What a client gets that begins to read when all has been sent.
	private static List<String> received(BossServer server, Class<? extends BurstService> type,
			Predicate<List<String>> isAll) {
		BurstService bean = server.context().getBean(type);
		String service = type.getAnnotation(BossService.class).value();
		try (RawWebSocket client = RawWebSocket.connectSlowly(server.uri("/websocket/" + service))) {
			client.send("begin");
			bean.log.expect("sent");
			List<String> messages = new ArrayList<>();
			while (!isAll.test(messages)) {
				messages.add(client.readMessage().split(":", 2)[0]);
			}
			assertThat(server.service(service).connections()).hasSize(1);
			return messages;
		}
	}

	private static boolean containsLast(List<String> messages, int count) {
		return messages.containsAll(Arrays.stream(last(count)).map((number) -> "number " + number).toList());
	}

	private static boolean hasCaughtUp(List<String> messages) {
		return !messages.isEmpty() && messages.get(messages.size() - 1).endsWith(" " + (MESSAGES - 1));
	}

	private static List<Integer> numbers(List<String> messages) {
		return messages.stream().map((message) -> Integer.valueOf(message.split(" ")[1])).toList();
	}

	private static Integer[] last(int count) {
		return Stream.iterate(MESSAGES - count, (number) -> number + 1).limit(count).toArray(Integer[]::new);
	}

	private BossServer start(Container container, String transport) {
		return BossServer.on(container)
			.service(OldestService.class, OldestService::new)
			.service(NewestService.class, NewestService::new)
			.service(ConflatedService.class, ConflatedService::new)
			.service(ResyncedService.class, ResyncedService::new)
			.with("boss.websocket.transport=" + transport, "boss.websocket.outbound.max-messages=" + MAX_MESSAGES,
					"boss.websocket.outbound.send-timeout=60s",
					"boss.websocket.services.oldest.outbound.overflow=drop-oldest",
					"boss.websocket.services.newest.outbound.overflow=drop-newest",
					"boss.websocket.services.conflated.outbound.overflow=conflate",
					"boss.websocket.services.resynced.outbound.overflow=resync")
			.start();
	}

	abstract static class BurstService implements BossServiceHandler<ConnectionGroup> {

		final EventLog log = new EventLog();

		int sent = -1;

		@Override
		public ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@Override
		public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup state) {
			state.add(client);
			return Outcome.noReply(state);
		}

		// One message for each callback, so that the thread that writes can keep up.
		@Override
		public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				ConnectionGroup state) {
			return next(state);
		}

		@Override
		public Outcome<ConnectionGroup> handleInfo(Object info, ConnectionGroup state) {
			return next(state);
		}

		private Outcome<ConnectionGroup> next(ConnectionGroup state) {
			for (int i = 0; i < 5; i++) {
				this.sent++;
				state.send(message(this.sent, BossMessage.text("number " + this.sent + ":" + PADDING)));
			}
			if (this.sent + 1 == MESSAGES) {
				end(state);
				this.log.add("sent");
			}
			return goOn(state);
		}

		Outcome<ConnectionGroup> goOn(ConnectionGroup state) {
			return (this.sent + 1 < MESSAGES) ? Outcome.noReply(state, Duration.ofMillis(1)) : Outcome.noReply(state);
		}

		BossMessage message(int number, BossMessage message) {
			return message;
		}

		void end(ConnectionGroup state) {
		}

	}

	@BossService("oldest")
	static class OldestService extends BurstService {

	}

	@BossService("newest")
	static class NewestService extends BurstService {

		@Override
		void end(ConnectionGroup state) {
			state.send(BossMessage.text("number 9999:").onOverflow(OverflowPolicy.DROP_OLDEST));
		}

	}

	@BossService("conflated")
	static class ConflatedService extends BurstService {

		@Override
		BossMessage message(int number, BossMessage message) {
			return message.conflatedBy("key " + number % KEYS);
		}

	}

	@BossService("resynced")
	static class ResyncedService extends BurstService {

		@Override
		public Outcome<ConnectionGroup> handleOverflow(String servicePath, BossConnection client,
				ConnectionGroup state) {
			client.send("snapshot " + this.sent + ":");
			return goOn(state);
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.TaskResult;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.TestNode;

/**
 * Services and clients that do a bit of everything.
 */
public final class BusyServices {

	private static final int CLIENTS = 12;

	private BusyServices() {
	}

	/**
	 * Writes transcripts.
	 * @param arguments the file, and how many seeds
	 */
	public static void main(String[] arguments) throws IOException {
		Files.writeString(Path.of(arguments[0]), transcripts(Integer.parseInt(arguments[1])));
	}

	static String transcripts(int seeds) {
		return LongStream.range(0, seeds).mapToObj(BusyServices::transcript).collect(Collectors.joining());
	}

	static String transcript(long seed) {
		BossTester boss = BossTester.builder()
			.seed(seed)
			.property("boss.websocket.idle-timeout", "5m")
			.property("boss.websocket.on-error", "restart")
			.property("boss.websocket.outbound.max-messages", "4")
			.property("boss.websocket.mailbox.client-share", "2")
			.service(Hall::new)
			.service(Ledger::new)
			.start();
		TestClient[] clients = new TestClient[CLIENTS];
		for (int i = 0; i < CLIENTS; i++) {
			String user = "user" + i;
			clients[i] = (i % 3 == 0) ? boss.connect("/websocket/ledger")
					: boss.connect("/websocket/hall", (handshake) -> handshake.user(user, "USER"));
		}
		for (int round = 0; round < 3; round++) {
			for (TestClient client : clients) {
				client.send("say " + round).send("work " + round).send("all " + round);
			}
			boss.broadcast(Hall.class, new Object());
			boss.crashNext(Hall.class, CallbackName.INFO, new IllegalStateException("on purpose"));
			boss.time().advance(Duration.ofSeconds(3));
		}
		misbehave(boss, clients);
		boss.close();
		return boss.transcript();
	}

	private static void misbehave(BossTester boss, TestClient[] clients) {
		clients[1].stopReading();
		clients[2].vanish();
		clients[4].disconnect();
		clients[5].close();
		for (int i = 0; i < 10; i++) {
			clients[7].send("all " + i);
			clients[8].sendParts("al", "l ", "in parts");
		}
		boss.settle();
		clients[1].resumeReading();
		boss.refuseTasks(2);
		clients[8].send("work a").send("work b").send("work c");
		boss.service(Hall.class).reference().ask("count");
		boss.time().advance(Duration.ofMinutes(7));
	}

	/**
	 * Hall of people who talk, with all that a set and a map of connections may do.
	 */
	@BossService("hall")
	static class Hall {

		private final BossServices services;

		private final BroadcastOperations broadcasts;

		Hall(TestNode node) {
			this.services = node.services();
			this.broadcasts = node.broadcasts();
		}

		@OnInit
		People open() {
			this.services.get("hall").timers().startPeriodic("tick", Duration.ofMillis(700), new Tick(Instant.EPOCH));
			return new People(new ConnectionGroup(), new HashSet<>(), new HashMap<>());
		}

		@OnJoin
		void joined(BossConnection client, People people) {
			people.group().add(client);
			people.set().add(client);
		}

		@OnClose
		void left(BossConnection client, CloseReason reason, People people) {
			people.set().remove(client);
			people.said().remove(client);
			people.set().forEach((other) -> other.send("left " + client + " " + reason));
		}

		@OnIncoming
		void said(String text, BossConnection client, People people) {
			people.said().merge(client, 1, Integer::sum);
			if (text.startsWith("work")) {
				this.services.get("hall").pipeToSelf(text, () -> new Result(text, new Object()));
				this.services.get("ledger").info(Set.of(text));
				CompletableFuture<Object> answer = this.services.get("ledger").ask(text);
				this.services.get("hall").pipeToSelf("asked", answer);
			}
			else if (text.startsWith("all")) {
				people.group().send(text + " by " + client.id());
			}
			else {
				people.said().forEach((other, times) -> other.send(text + " " + times));
				this.broadcasts.broadcast("ledger", text);
			}
		}

		@OnBroadcast
		void announced(Object message, People people) {
			people.group().send("announced");
		}

		@OnInfo
		void worked(TaskResult.Success result, People people) {
			people.group().send(String.valueOf(result.name()));
		}

		@OnInfo
		void failed(TaskResult.Failure failure, People people) {
			people.group().send(failure.name() + " has failed");
		}

		@OnInfo
		void ticked(Tick tick, People people) {
			people.set().forEach((client) -> client.send("tick"));
		}

		@OnInfo
		void asked(ServiceCall call, People people) {
			call.reply(people.set().size());
		}

	}

	/**
	 * Ledger that answers late.
	 */
	@BossService("ledger")
	static class Ledger {

		private final BossServices services;

		private final TestNode node;

		Ledger(TestNode node) {
			this.services = node.services();
			this.node = node;
		}

		@OnInit
		Set<BossConnection> open() {
			return new HashSet<>();
		}

		@OnJoin
		void joined(BossConnection client, Set<BossConnection> clients) {
			clients.add(client);
		}

		@OnIncoming
		void said(String text, BossConnection client, Set<BossConnection> clients) {
			clients.forEach((other) -> other.send(BossMessage.text(text + " at " + this.node.clock().instant())));
			if (text.equals("say 2")) {
				throw new IllegalStateException("Not the third time, " + client);
			}
		}

		@OnBroadcast
		void heard(String text) {
			this.services.get("hall").info(new Tick(this.node.clock().instant()));
		}

		@OnInfo
		void noted(Set<String> texts) {
			this.services.get("ledger").timers().startSingle(texts.toString(), Duration.ofMillis(1), "late");
		}

		@OnInfo
		void late(String text) {
			this.services.get("hall").info(new Tick(Instant.MIN));
		}

		@OnInfo
		void asked(ServiceCall call) {
			if (!String.valueOf(call.request()).endsWith("1")) {
				call.reply(call.request());
			}
		}

	}

	record People(ConnectionGroup group, Set<BossConnection> set, Map<BossConnection, Integer> said) {
	}

	record Tick(Instant at) {
	}

	record Result(String text, Object value) {
	}

}

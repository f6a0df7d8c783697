/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.TaskResult;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.OnTerminate;

/**
 * Service that tells rates of exchange.
 */
@BossService(value = "rates", restart = RestartPolicy.TRANSIENT)
class RatesService {

	private final Bank bank;

	private final BossServices services;

	private final Clock clock;

	RatesService(Bank bank, BossServices services, Clock clock) {
		this.bank = bank;
		this.services = services;
		this.clock = clock;
	}

	@OnInit
	Book open() {
		this.services.get("rates").timers().startPeriodic("tick", Duration.ofMinutes(1), Tick.INSTANCE);
		return new Book(this.bank.open(), new ConnectionGroup(), new ArrayList<>());
	}

	@OnJoin
	void joined(BossConnection client, Book book) {
		book.clients().add(client);
		book.seen().add(nameOf(client));
		client.send(new Hello(nameOf(client), book.opening(), this.clock.millis()));
	}

	private static String nameOf(BossConnection client) {
		return (client.handshake().principal() != null) ? client.handshake().principal().getName() : "nobody";
	}

	@OnClose
	void left(BossConnection client, CloseReason reason, Book book) {
		book.clients().remove(client);
		this.bank.left(nameOf(client));
	}

	@OnIncoming
	Outcome<Book> asked(Ask ask, BossConnection client, Book book) {
		switch (ask.currency()) {
			case "slow" -> this.services.get("rates").pipeToSelf("slow", () -> this.bank.rate("slow"));
			case "stop" -> {
				return Outcome.stop(TerminationReason.NORMAL, book);
			}
			case "crash" -> throw new IllegalStateException("asked to");
			default -> client.send(new Rate(ask.currency(), this.bank.rate(ask.currency())));
		}
		return Outcome.noReply(book);
	}

	@OnInfo
	void slow(TaskResult.Success rate, Book book) {
		book.clients().send(new Rate("slow", (double) rate.value()));
	}

	@OnInfo
	void ticked(Tick tick, Book book) {
		book.clients().send("tick");
	}

	@OnBroadcast
	void announced(String news, Book book) {
		book.clients().send(news);
	}

	@OnTerminate
	void end() {
		this.bank.closed();
	}

	enum Tick {

		INSTANCE

	}

	record Book(double opening, ConnectionGroup clients, List<String> seen) {
	}

	record Hello(String name, double opening, long time) {
	}

	record Ask(String currency) {
	}

	record Rate(String currency, double value) {
	}

}

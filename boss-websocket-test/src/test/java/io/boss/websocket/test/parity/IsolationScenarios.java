/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;

/**
 * Callbacks that fail, and concern one client.
 */
final class IsolationScenarios {

	private IsolationScenarios() {
	}

	static Stream<Scenario> all() {
		return Stream.of(isolatedMessage(), isolatedJoin(), isolatedClose(), isolatedInfo());
	}

	private static Scenario isolatedMessage() {
		return Scenario.of("isolate: a message that fails is answered, and nothing restarts", CalmService.class)
			.plays((stage) -> {
				Player ann = stage.connect("ann", "calm");
				ann.sees();
				ann.say("crash");
				ann.sees();
				ann.say("hello");
				ann.sees();
				stage.note("restarts " + stage.service("calm").restarts());
			})
			.expect("""
					ann sees text welcome ann
					ann sees text {"detail":"the service has failed to handle this","status":500,"title":"Internal Server Error"}
					ann sees text hello, number 2
					restarts 0
					""");
	}

	private static Scenario isolatedJoin() {
		return Scenario.of("isolate: a join that fails closes its client with 1011", GentleService.class)
			.plays((stage) -> {
				Player ann = stage.connect("ann", "gentle");
				ann.sees();
				Player eve = stage.connect("eve", "gentle");
				eve.sees(2);
				ann.say("hello");
				ann.sees();
				stage.note("restarts " + stage.service("gentle").restarts());
			})
			.expect("""
					ann sees text welcome ann
					eve sees close 1011 service failed to handle the join
					eve sees end
					ann sees text hello, number 1
					restarts 0
					""");
	}

	private static Scenario isolatedClose() {
		return Scenario.of("isolate: a close that fails is over", GentleService.class).plays((stage) -> {
			Player joe = stage.connect("joe", "gentle");
			joe.sees();
			joe.close(1000, "");
			joe.sees(2);
			Player ann = stage.connect("ann", "gentle");
			ann.sees();
			stage.await(() -> stage.service("gentle").connections().size() == 1);
			stage.note("restarts " + stage.service("gentle").restarts());
		}).expect("""
				joe sees text welcome joe
				joe sees close 1000
				joe sees end
				ann sees text welcome ann
				restarts 0
				""");
	}

	private static Scenario isolatedInfo() {
		return Scenario.of("isolate: an info is nobody's, and restarts all the same", ShakenService.class)
			.plays((stage) -> {
				Player ann = stage.connect("ann", "shaken");
				ann.sees();
				ann.say("hello");
				ann.sees();
				stage.info("shaken", "crash");
				ann.sees();
				stage.await(() -> stage.service("shaken").restarts() == 2);
				ann.sees();
				ann.say("hello");
				ann.sees();
			})
			.expect("""
					ann sees text welcome ann
					ann sees text hello, number 1
					info ACCEPTED
					ann sees text welcome ann again
					ann sees text welcome ann again
					ann sees text hello, number 1
					""");
	}

	@BossService("calm")
	static class CalmService {

		@OnInit
		AtomicInteger open() {
			return new AtomicInteger();
		}

		@OnJoin
		String joined(BossConnection client) {
			String name = Probe.nameOf(client);
			if (name.equals("eve")) {
				throw new IllegalStateException(name);
			}
			return "welcome " + name + (client.isRejoined() ? " again" : "");
		}

		@OnIncoming
		String said(String text, AtomicInteger count) {
			int number = count.incrementAndGet();
			if (text.equals("crash")) {
				throw new IllegalStateException(text);
			}
			return text + ", number " + number;
		}

		@OnInfo
		void told(String info) {
			throw new IllegalStateException(info);
		}

		@OnClose
		void left(BossConnection client) {
			if (Probe.nameOf(client).equals("joe")) {
				throw new IllegalStateException("joe");
			}
		}

	}

	@BossService("gentle")
	static class GentleService extends CalmService {

	}

	@BossService("shaken")
	static class ShakenService extends CalmService {

	}

}

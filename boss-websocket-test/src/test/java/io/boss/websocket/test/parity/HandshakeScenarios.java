/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.TreeMap;
import java.util.stream.Stream;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Handshake;
import io.boss.websocket.Outcome;

/**
 * Handshakes, and answers to them.
 */
final class HandshakeScenarios {

	private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";

	private HandshakeScenarios() {
	}

	static Stream<Scenario> all() {
		return Stream.of(paths(), origins(), declaredSubprotocols(), undeclaredSubprotocols(), connections(),
				connectionsOfPrincipal(), connectionsOfAddress(), access(), headers(), version(), seenByService());
	}

	private static Scenario paths() {
		return Scenario.of("a path that no service has is 404", GateService.class).plays((stage) -> {
			stage.handshake("gate");
			stage.handshake("nobody");
			stage.handshake("gate/deeper");
			stage.handshake("GATE");
			stage.handshake("gate?name=ann");
		}).expect("""
				handshake 101
				handshake 404
				handshake 404
				handshake 404
				handshake 101
				""");
	}

	private static Scenario origins() {
		return Scenario.of("a foreign origin is 403", GateService.class)
			.with("gate.allowed-origins=https://friend.example")
			.plays((stage) -> {
				stage.handshake("gate", Opening.header("Origin", "https://friend.example"));
				stage.handshake("gate", Opening.header("Origin", "https://friend.example:443"));
				stage.handshake("gate", Opening.header("Origin", "https://foe.example"));
				stage.handshake("gate", Opening.header("Origin", "http://friend.example"));
				stage.handshake("gate", Opening.header("Origin", "null"));
				stage.handshake("gate", Opening.header("Origin", "http://localhost<"));
			})
			.expect("""
					handshake 101
					handshake 101
					handshake 403
					handshake 403
					handshake 403
					handshake 403
					""");
	}

	private static Scenario declaredSubprotocols() {
		return Scenario.of("the best subprotocol of the service is chosen, and none is 400", ChoosyService.class)
			.plays((stage) -> {
				stage.handshake("choosy", Opening.header(SUBPROTOCOL, "v0, v1, v2"));
				stage.handshake("choosy", Opening.header(SUBPROTOCOL, "v1"));
				stage.handshake("choosy", Opening.header(SUBPROTOCOL, "v0"));
				stage.handshake("choosy");
				Player ann = stage.connect("ann", "choosy", Opening.header(SUBPROTOCOL, "v1, v2"));
				stage.note("chosen " + ann.subprotocol());
				ann.say("subprotocol");
				ann.sees();
			})
			.expect("""
					handshake 101 for v2
					handshake 101 for v1
					handshake 400
					handshake 400
					chosen v2
					ann sees text v2
					""");
	}

	private static Scenario undeclaredSubprotocols() {
		return Scenario.of("a service without subprotocols echoes the first name offered", GateService.class)
			.plays((stage) -> {
				stage.handshake("gate", Opening.header(SUBPROTOCOL, "some_service_name, other"));
				stage.handshake("gate", Opening.header(SUBPROTOCOL, "eyJhbGciOi.SECRET.TOKEN"));
				Player ann = stage.connect("ann", "gate");
				stage.note("chosen " + ann.subprotocol());
				ann.say("subprotocol");
				ann.sees();
			})
			.expect("""
					handshake 101 for some_service_name
					handshake 101
					chosen none
					ann sees text null
					""");
	}

	private static Scenario connections() {
		return Scenario.of("one connection too many is 503, until another goes", NarrowService.class)
			.with("narrow.limits.connections=2")
			.plays((stage) -> {
				Player ann = stage.connect("ann", "narrow");
				ann.seesNothingElse();
				Player bob = stage.connect("bob", "narrow");
				bob.seesNothingElse();
				stage.handshake("narrow");
				ann.close(1000, "");
				ann.sees(2);
				stage.await(() -> stage.service("narrow").connections().size() == 1);
				Player joe = stage.connect("joe", "narrow");
				joe.seesNothingElse();
				stage.handshake("narrow");
			})
			.expect("""
					ann sees nothing else
					bob sees nothing else
					handshake 503 with Retry-After
					ann sees close 1000
					ann sees end
					joe sees nothing else
					handshake 503 with Retry-After
					""");
	}

	private static Scenario connectionsOfPrincipal() {
		return Scenario.of("one connection too many of a user is 429", PersonalService.class)
			.with("personal.limits.connections-per-principal=1")
			.plays((stage) -> {
				stage.connect("ann", "personal", Opening.as("ann")).seesNothingElse();
				stage.handshake("personal", Opening.as("ann"));
				stage.handshake("personal", Opening.as("bob"));
				stage.handshake("personal");
			})
			.expect("""
					ann sees nothing else
					handshake 429 with Retry-After
					handshake 101
					handshake 101
					""");
	}

	private static Scenario connectionsOfAddress() {
		return Scenario.of("one connection too many of an address is 429", GateService.class, NarrowService.class)
			.alone("boss.websocket.limits.connections-per-address=2")
			.plays((stage) -> {
				stage.connect("ann", "gate").seesNothingElse();
				stage.connect("bob", "narrow").seesNothingElse();
				stage.handshake("gate");
				stage.handshake("narrow");
			})
			.expect("""
					ann sees nothing else
					bob sees nothing else
					handshake 429 with Retry-After
					handshake 429 with Retry-After
					""");
	}

	private static Scenario access() {
		return Scenario
			.of("who may not connect is 401 or 403", MembersService.class, RootsService.class, ClosedService.class)
			.with("members.access.rule=authenticated", "roots.access.roles=ADMIN", "closed.access.rule=deny-all")
			.plays((stage) -> {
				for (String service : new String[] { "members", "roots", "closed" }) {
					stage.handshake(service);
					stage.handshake(service, Opening.as("ann"));
					stage.handshake(service, Opening.as("root"));
				}
			})
			.expect("""
					handshake 401
					handshake 101
					handshake 101
					handshake 401
					handshake 403
					handshake 101
					handshake 403
					handshake 403
					handshake 403
					""");
	}

	private static Scenario headers() {
		return Scenario.of("headers that are too large are 431", FrugalService.class)
			.with("frugal.limits.max-header-size=1KB")
			.plays((stage) -> {
				stage.handshake("frugal", Opening.header("X-Long", "x".repeat(100)));
				stage.handshake("frugal", Opening.header("X-Long", "x".repeat(1024)));
			})
			.expect("""
					handshake 101
					handshake 431
					""");
	}

	private static Scenario version() {
		return Scenario.of("another version of the protocol is 426", GateService.class).plays((stage) -> {
			stage.handshake("gate", Opening.header("Sec-WebSocket-Version", "8"));
			stage.handshake("gate", Opening.header("Sec-WebSocket-Key", "short"));
			stage.handshake("gate", Opening.header("Upgrade", "h2c"));
		}).expect("""
				handshake 426
				handshake 400
				handshake 426
				""");
	}

	private static Scenario seenByService() {
		return Scenario.of("a service sees the handshake", GateService.class).plays((stage) -> {
			Player ann = stage.connect("ann", "gate",
					Opening.as("ann").and("X-Room", "blue").and("Cookie", "a=1; b=2"));
			ann.say("handshake");
			ann.sees();
		}).expect("""
				ann sees text /websocket/gate?name=ann {name=[ann]} blue {a=1, b=2} ann
				""");
	}

	@BossService("gate")
	static class GateService extends Probe {

		GateService(Heard heard) {
			super(heard);
		}

		@Override
		public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup members) {
			return Outcome.noReply(members);
		}

		@Override
		Outcome<ConnectionGroup> said(BossConnection client, String text, ConnectionGroup members) {
			String answer = switch (text) {
				case "subprotocol" -> String.valueOf(client.handshake().subprotocol());
				case "handshake" -> handshake(client.handshake());
				default -> text;
			};
			client.send(answer);
			return Outcome.noReply(members);
		}

		private static String handshake(Handshake handshake) {
			return handshake.uri().getPath() + "?" + handshake.uri().getQuery() + " " + handshake.query() + " "
					+ handshake.headers().getFirst("X-Room") + " " + new TreeMap<>(handshake.cookies()) + " "
					+ handshake.principal().getName();
		}

		@Override
		public Outcome<ConnectionGroup> handleClose(CloseReason reason, String servicePath, BossConnection client,
				ConnectionGroup members) {
			return Outcome.noReply(members);
		}

	}

	@BossService(name = "choosy", subprotocols = { "v2", "v1" })
	static class ChoosyService extends GateService {

		ChoosyService(Heard heard) {
			super(heard);
		}

	}

	@BossService("narrow")
	static class NarrowService extends GateService {

		NarrowService(Heard heard) {
			super(heard);
		}

	}

	@BossService("personal")
	static class PersonalService extends GateService {

		PersonalService(Heard heard) {
			super(heard);
		}

	}

	@BossService("members")
	static class MembersService extends GateService {

		MembersService(Heard heard) {
			super(heard);
		}

	}

	@BossService("roots")
	static class RootsService extends GateService {

		RootsService(Heard heard) {
			super(heard);
		}

	}

	@BossService("closed")
	static class ClosedService extends GateService {

		ClosedService(Heard heard) {
			super(heard);
		}

	}

	@BossService("frugal")
	static class FrugalService extends GateService {

		FrugalService(Heard heard) {
			super(heard);
		}

	}

}

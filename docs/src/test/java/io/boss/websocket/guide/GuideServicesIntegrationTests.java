/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossServices;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.KeyedServiceReference;
import io.boss.websocket.ServiceState;
import io.boss.websocket.broadcast.BroadcastOperations;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The services that the guide shows do what it says.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "spring.config.name=without-the-services-of-the-demo")
class GuideServicesIntegrationTests {

	@LocalServerPort
	private int port;

	@Autowired
	private Announcer announcer;

	@Autowired
	private RoomsController rooms;

	@Autowired
	private BossServices services;

	@Autowired
	private BroadcastOperations broadcasts;

	@Test
	void whenSomebodySpeaksInTheLobbyThenAllHear() {
		Listener ann = connect("/websocket/lobby");
		Listener bob = connect("/websocket/lobby");
		Awaitility.await().until(() -> this.services.get("lobby").connections().size() == 2);
		ann.socket.sendText("hello", true).join();
		assertThat(ann.next()).isEqualTo("hello");
		assertThat(bob.next()).isEqualTo("hello");
	}

	@Test
	void whenSomebodySpeaksInARoomThenThatRoomHears() {
		Listener ann = connect("/websocket/room/42");
		Listener bob = connect("/websocket/room/42");
		Listener eve = connect("/websocket/room/43");
		KeyedServiceReference rooms = this.services.keyed(RoomService.class);
		Awaitility.await().until(() -> this.services.get("room").connections().size() == 3);
		ann.socket.sendText("hello", true).join();
		assertThat(bob.next()).isEqualTo("hello");
		assertThat(this.rooms.open()).containsExactly("42", "43");
		assertThat(this.rooms.tellAll("fire drill")).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(bob.next()).isEqualTo("42: fire drill");
		assertThat(this.rooms.tell("43", "over")).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(eve.next()).isEqualTo("43: fire drill");
		assertThat(eve.next()).isEqualTo("43: over");
		assertThat(this.rooms.tell("44", "anybody?")).isEqualTo(DeliveryResult.NO_INSTANCE);
		assertThat(rooms.key("42").restart()).isTrue();
		ann.socket.sendText("still here", true).join();
		assertThat(bob.next()).isEqualTo("still here");
		assertThat(rooms.key("43").restarts()).isZero();
	}

	@Test
	void whenKeyIsForbiddenOrNoneThenNobodyGetsIn() {
		assertThatIllegalStateException().isThrownBy(() -> connect("/websocket/room/club-jazz"));
		assertThatIllegalStateException().isThrownBy(() -> connect("/websocket/room/UPPER"));
		assertThat(this.rooms.open()).doesNotContain("club-jazz", "UPPER");
	}

	@Test
	void whenMatchHasTwoVariablesThenItsPlayersHearBothAndItsEndClosesThem() {
		Listener ann = connect("/websocket/match/north/7");
		assertThat(ann.next()).isEqualTo("match 7 of north: 0 goals");
		ann.socket.sendText("ann", true).join();
		assertThat(ann.next()).isEqualTo("goal 1 by ann");
		assertThat(connect("/websocket/match/south/7").next()).isEqualTo("match 7 of south: 0 goals");
		assertThatIllegalStateException().isThrownBy(() -> connect("/websocket/match/north/seven"));
		KeyedServiceReference matches = this.services.keyed("match");
		assertThat(matches.key("north/7").timers().names()).containsExactly("end");
		matches.key("north/7").info(MatchService.Whistle.END);
		assertThat(ann.next()).isEqualTo("over");
		assertThat(ann.next()).startsWith("closed 1001");
		assertThat(connect("/websocket/match/north/7").next()).isEqualTo("match 7 of north: 0 goals");
	}

	@Test
	void whenSomethingIsAnnouncedThenReadersHear() {
		Listener reader = connect("/websocket/news");
		Awaitility.await().until(() -> this.announcer.readers() == 1);
		assertThat(this.announcer.announce("it works")).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(reader.next()).isEqualTo("it works");
	}

	@Test
	void whenNobodyBidsAnyMoreThenAuctionEnds() {
		assertThat(connect("/websocket/auction", "auction.v1").next())
			.isEqualTo("closed 4000 say your name: ?name=...");
		Listener bidder = connect("/websocket/auction?name=ann", "auction.v1", "auction.v2");
		assertThat(bidder.socket.getSubprotocol()).isEqualTo("auction.v2");
		assertThat(bidder.next()).isEqualTo("{\"highest\":0}");
		Listener spoiler = connect("/websocket/auction?name=bob", "auction.v1");
		assertThat(spoiler.next()).isEqualTo("{\"highest\":0}");
		for (String bid : List.of("abc", "", "1.5", "99999999999999999999", "null", "{}")) {
			spoiler.socket.sendText(bid, true).join();
			assertThat(spoiler.next()).as(bid).isEqualTo("bid a whole number");
		}
		for (String bid : List.of("0", "-1", "-9223372036854775808", "9223372036854775807", "1000001")) {
			spoiler.socket.sendText(bid, true).join();
			assertThat(spoiler.next()).as(bid).isEqualTo("bid more than 0 and at most 1000000");
		}
		spoiler.socket.sendBinary(ByteBuffer.wrap(new byte[] { 1, 2, 3 }), true).join();
		assertThat(spoiler.next()).isEqualTo("bid a whole number");
		assertThat(this.services.get("auction").restarts()).isZero();
		bidder.socket.sendText("42", true).join();
		assertThat(bidder.next()).isEqualTo("{\"highest\":42}");
		assertThat(bidder.next()).isEqualTo("sold for 42");
		assertThat(bidder.next()).isEqualTo("closed 1000 sold");
		assertThat(spoiler.next()).isEqualTo("{\"highest\":42}");
		assertThat(spoiler.next()).isEqualTo("sold for 42");
		Awaitility.await().until(() -> this.services.get("auction").state() == ServiceState.STOPPED);
	}

	@Test
	void whenSomebodyVotesThenAllSeeTheStanding() {
		Listener ann = connect("/websocket/poll?name=ann");
		Listener bob = connect("/websocket/poll?name=bob");
		assertThat(ann.next()).isEqualTo("{\"votes\":{}}");
		assertThat(bob.next()).isEqualTo("{\"votes\":{}}");
		ann.socket.sendText("{\"type\":\"vote\",\"option\":2}", true).join();
		assertThat(bob.next()).isEqualTo("{\"votes\":{\"2\":1}}");
		ann.socket.sendText("{\"type\":\"vote\",\"option\":3}", true).join();
		assertThat(bob.next()).isEqualTo("{\"votes\":{\"3\":1}}");
		this.broadcasts.broadcast(PollService.class, new PollService.StartAgain());
		bob.socket.sendText("{\"type\":\"ask\"}", true).join();
		assertThat(bob.next()).isEqualTo("{\"votes\":{}}");
	}

	@Test
	void whenVoteIsNotValidThenItsSenderIsTold() {
		assertThat(connect("/websocket/poll").next()).startsWith("closed 1008 'name' is missing");
		Listener ann = connect("/websocket/poll?name=ann");
		assertThat(ann.next()).isEqualTo("{\"votes\":{}}");
		ann.socket.sendText("{\"type\":\"vote\",\"option\":0}", true).join();
		assertThat(ann.next()).startsWith("{\"complaint\":\"option ");
		ann.socket.sendText("{\"type\":\"cheat\"}", true).join();
		assertThat(ann.next()).isEqualTo("{\"complaint\":\"The message cannot be read\"}");
	}

	@Test
	void whenOrderCannotBeFilledThenItsSenderIsToldAndTheTillStaysOpen() {
		Listener ann = connect("/websocket/till");
		Listener bob = connect("/websocket/till");
		ann.socket.sendText("{\"article\":\"tea\",\"card\":\"of a bank that is away\"}", true).join();
		assertThat(ann.next()).contains("\"status\":503", "try again in a minute");
		bob.socket.sendText("{\"article\":\"tea\",\"card\":\"5\"}", true).join();
		assertThat(bob.next()).isEqualTo("{\"bought\":\"tea\"}");
		ann.socket.sendText("{\"article\":\"tea\",\"card\":\"5\"}", true).join();
		assertThat(ann.next()).isEqualTo("{\"regret\":\"no tea left\"}");
		assertThat(this.services.get("till").restarts()).isZero();
	}

	@Test
	void whenSubprotocolIsCsvThenEntriesAreCsv() {
		Listener csv = connect("/websocket/ledger", "csv");
		csv.socket.sendText("cash,100", true).join();
		assertThat(csv.next()).isEqualTo("cash,100");
		csv.socket.sendText("cash", true).join();
		assertThat(csv.next()).contains("\"status\":400", "The message cannot be read");
		Listener json = connect("/websocket/ledger", "json");
		json.socket.sendText("{\"account\":\"cash\",\"cents\":5}", true).join();
		assertThat(json.next()).isEqualTo("{\"account\":\"cash\",\"cents\":5}");
	}

	@Test
	void whenRatesAreRefreshedThenWatchersHearAndCallersAreAnswered() {
		Listener watcher = connect("/websocket/rates");
		List<String> heard = List.of(watcher.next(), watcher.next());
		assertThat(heard).containsExactlyInAnyOrder("1 EUR is 1.25 USD", "no rates: the bank is closed");
		assertThat(this.services.get("rates").call("the rate")).isEqualTo(1.25);
	}

	private Listener connect(String path, String... subprotocols) {
		WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
		if (subprotocols.length > 0) {
			String[] others = java.util.Arrays.copyOfRange(subprotocols, 1, subprotocols.length);
			builder.subprotocols(subprotocols[0], others);
		}
		Listener listener = new Listener();
		try {
			listener.socket = builder.buildAsync(URI.create("ws://localhost:" + this.port + path), listener).join();
		}
		catch (CompletionException ex) {
			throw new IllegalStateException("Cannot connect to " + path, ex);
		}
		return listener;
	}

	private static final class Listener implements WebSocket.Listener {

		private static final Duration PATIENCE = Duration.ofSeconds(20);

		private final BlockingQueue<String> received = new LinkedBlockingQueue<>(1000);

		private WebSocket socket;

		private String next() {
			try {
				return this.received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.received.add(data.toString());
			socket.request(1);
			return null;
		}

		@Override
		public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
			this.received.add("closed " + code + " " + reason);
			return null;
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.page;

import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServices;
import io.boss.websocket.ServiceState;
import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.Container;
import io.boss.websocket.frontdoor.page.PageClient.Received;
import io.boss.websocket.frontdoor.page.PageClient.Welcome;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Clients that are lost and come back: what they are told, and what their service hears.
 */
@ParameterizedClass
@EnumSource
class ResumeIntegrationTests {

	private static DiaryService diary;

	private static DiaryService narrow;

	private static DiaryService oldest;

	private static DiaryService forgetful;

	private static DiaryService hasty;

	private static DiaryService mortal;

	private static DiaryService room;

	private static BossServer server;

	@Parameter
	Container container;

	private final List<PageClient> clients = new ArrayList<>();

	@BeforeParameterizedClassInvocation
	static void start(Container container) {
		server = server(container);
	}

	private static BossServer server(Container container, String... properties) {
		DiaryService.Main main = new DiaryService.Main();
		DiaryService.Narrow small = new DiaryService.Narrow();
		DiaryService.Oldest dropping = new DiaryService.Oldest();
		DiaryService.Forgetful forgetting = new DiaryService.Forgetful();
		DiaryService.Hasty impatient = new DiaryService.Hasty();
		DiaryService.Mortal ending = new DiaryService.Mortal();
		DiaryService.Room keyed = new DiaryService.Room();
		diary = main;
		narrow = small;
		oldest = dropping;
		forgetful = forgetting;
		hasty = impatient;
		mortal = ending;
		room = keyed;
		return BossServer.on(container)
			.service(DiaryService.Main.class, () -> main)
			.service(DiaryService.Narrow.class, () -> small)
			.service(DiaryService.Oldest.class, () -> dropping)
			.service(DiaryService.Forgetful.class, () -> forgetting)
			.service(DiaryService.Hasty.class, () -> impatient)
			.service(DiaryService.Mortal.class, () -> ending)
			.service(DiaryService.Room.class, () -> keyed)
			.service(DiaryService.Plain.class, DiaryService.Plain::new)
			.service(Filter.class, () -> ResumeIntegrationTests::filter)
			.with("boss.websocket.resume.enabled=true", "boss.websocket.resume.grace=5m",
					"boss.websocket.services.plain.resume.enabled=false",
					"boss.websocket.services.hasty.resume.grace=300ms", "boss.websocket.services.room.resume.grace=1s",
					"boss.websocket.services.room.keyed.idle-timeout=10ms",
					"boss.websocket.services.forgetful.resume.max-messages=10",
					"boss.websocket.services.narrow.outbound.max-messages=10",
					"boss.websocket.services.oldest.outbound.max-messages=10",
					"boss.websocket.services.oldest.outbound.overflow=drop-oldest", "boss.websocket.close-timeout=2s",
					"boss.websocket.compression.enabled=true")
			.with(properties)
			.start();
	}

	// As a proxy or a filter of the application may refuse, and tell who somebody is.
	private static void filter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest http = (HttpServletRequest) request;
		String status = http.getHeader("X-Refuse");
		if (status != null) {
			((HttpServletResponse) response).setStatus(Integer.parseInt(status));
			return;
		}
		String user = http.getHeader("X-User");
		chain.doFilter((user != null) ? new HttpServletRequestWrapper(http) {

			@Override
			public Principal getUserPrincipal() {
				return () -> user;
			}

		} : request, response);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
	}

	@AfterEach
	void leave() {
		this.clients.forEach(PageClient::close);
		for (DiaryService service : List.of(diary, narrow, oldest, forgetful, hasty, mortal, room)) {
			await().until(() -> {
				service.all.forEach(BossConnection::close);
				service.all.removeIf((connection) -> service == mortal && !connection.isOpen());
				return service.all.isEmpty();
			});
			service.heard.clear();
		}
	}

	private PageClient page(String service, String... headers) {
		PageClient page = new PageClient(server.uri("/websocket/" + service)).with(headers);
		this.clients.add(page);
		return page;
	}

	private PageClient join(DiaryService service, String path, String... headers) {
		service.heard.clear();
		PageClient page = page(path, headers);
		Welcome welcome = page.connect();
		assertThat(welcome.resumed()).isFalse();
		assertThat(welcome.reason()).isNull();
		assertThat(welcome.session()).isNotNull();
		service.expect("join");
		return page;
	}

	private static void lose(PageClient page, DiaryService service) {
		page.lose();
		service.expect("drop");
	}

	private static Welcome comeBack(PageClient page) {
		Welcome welcome = page.connect();
		assertThat(welcome.reason()).isNull();
		assertThat(welcome.resumed()).isTrue();
		return welcome;
	}

	private static void beginAnew(PageClient page, String reason) {
		Welcome welcome = page.connect();
		assertThat(welcome.resumed()).isFalse();
		assertThat(welcome.reason()).isEqualTo(reason);
	}

	@Test
	void whenClientIsLostAndComesBackThenItHasMissedNothing() {
		PageClient page = join(diary, "diary");
		BossConnection connection = diary.latest;
		page.send("one");
		assertThat(page.receiveText()).isEqualTo("one");
		page.lose();
		diary.expect("drop");
		assertThat(connection.isOpen()).isTrue();
		assertThat(connection.isAttached()).isFalse();
		connection.send("two");
		assertThat(server.broadcasts().broadcast("diary", "three").isAccepted()).isTrue();
		page.send("four");
		Welcome welcome = comeBack(page);
		assertThat(welcome.received()).isEqualTo(1);
		assertThat(List.of(page.receiveText(), page.receiveText(), page.receiveText())).containsExactly("two", "three",
				"four");
		diary.expect("resume");
		assertThat(connection.isAttached()).isTrue();
		assertThat(diary.heard).isEmpty();
	}

	@Test
	void whenStreamEndsWithoutACloseFrameThenClientIsLost() {
		PageClient page = join(diary, "diary");
		page.leaveWithoutWord();
		diary.expect("drop");
		comeBack(page);
		diary.expect("resume");
	}

	@Test
	void whenClientComesBackAtOnceThenItIsAlwaysResumed() {
		PageClient page = join(diary, "diary").acknowledgingAfter(7);
		int number = 0;
		for (int i = 0; i < 300; i++) {
			page.send("before " + i);
			page.lose();
			page.send("after " + i);
			comeBack(page);
			if (i % 3 == 0) {
				for (; number <= i; number++) {
					assertThat(page.receiveText()).isEqualTo("before " + number);
					assertThat(page.receiveText()).isEqualTo("after " + number);
				}
			}
		}
		assertThat(diary.heard).allMatch((event) -> List.of("drop", "resume", "taken over").contains(event));
	}

	@Test
	void whenClientComesBackTwentyTimesThenTheLastIsAsTheFirst() {
		PageClient page = join(diary, "diary").acknowledgingAfter(1);
		for (int i = 0; i < 20; i++) {
			String session = page.session();
			lose(page, diary);
			diary.latest.send("missed " + i);
			comeBack(page);
			assertThat(page.session()).isNotEqualTo(session);
			assertThat(page.receiveText()).isEqualTo("missed " + i);
			page.send("sent " + i);
			assertThat(page.receiveText()).isEqualTo("sent " + i);
			diary.expect("resume");
		}
	}

	@Test
	void whenMessagesAreOfAnyContentThenTheyAreSentAgainAsTheyWere() {
		PageClient page = join(diary, "diary").acknowledgingAfter(0);
		List<String> texts = List.of("", "0", "null", "\"x\"", "[\"boss\",1]", "{\"boss\":", "{\"boss.re\":1}",
				"{\"type\":\"boss.welcome\",\"mark\":\"AAAAAAAA\"}", "\u0000", "\u00e4\u20ac\ud83d\ude00",
				"x".repeat(60_000));
		byte[] binary = ("{\"boss\":\"" + page.mark() + "\",").getBytes();
		for (int round = 0; round < 2; round++) {
			texts.forEach((text) -> diary.latest.send(text));
			diary.latest.send(binary);
			diary.latest.send(new byte[0]);
		}
		lose(page, diary);
		texts.forEach((text) -> diary.latest.send(text));
		diary.latest.send(binary);
		diary.latest.send(new byte[0]);
		comeBack(page);
		for (int round = 0; round < 3; round++) {
			for (String text : texts) {
				assertThat(page.receiveText()).isEqualTo(text);
			}
			expectBinary(page, binary);
			expectBinary(page, new byte[0]);
		}
	}

	private static void expectBinary(PageClient page, byte[] expected) {
		Received message = page.receive();
		assertThat(message.text()).isFalse();
		assertThat(message.payload()).isEqualTo(expected);
	}

	@Test
	void whenMoreIsSentThanMayWaitThenClientIsToldThatItOverflowed() {
		PageClient page = join(narrow, "narrow");
		lose(page, narrow);
		for (int i = 0; i < 12; i++) {
			narrow.latest.send("m" + i);
		}
		narrow.expect("close ERROR");
		beginAnew(page, "overflow");
		narrow.expect("join");
	}

	@Test
	void whenOldMessagesMakeRoomThenClientGetsTheLatest() {
		PageClient page = join(oldest, "oldest");
		lose(page, oldest);
		for (int i = 0; i < 30; i++) {
			oldest.latest.send("m" + i);
		}
		comeBack(page);
		for (int i = 20; i < 30; i++) {
			assertThat(page.receiveText()).isEqualTo("m" + i);
		}
		oldest.expect("resume");
	}

	@Test
	void whenMessagesAreConflatedThenClientGetsTheLatestOfEachKey() {
		PageClient page = join(oldest, "oldest");
		lose(page, oldest);
		for (int i = 0; i < 30; i++) {
			oldest.latest.send(BossMessage.text("m" + i).conflatedBy("key " + i % 2));
		}
		oldest.latest.send("end");
		comeBack(page);
		List<String> messages = new ArrayList<>();
		do {
			messages.add(page.receiveText());
		}
		while (!messages.contains("end"));
		assertThat(messages).contains("m28", "m29").endsWith("end");
	}

	@Test
	void whenClientDoesNotAcknowledgeThenItCannotComeBackUntilItDoes() {
		PageClient page = join(forgetful, "forgetful").acknowledgingAfter(0);
		for (int i = 0; i < 30; i++) {
			forgetful.latest.send("m" + i);
			assertThat(page.receiveText()).isEqualTo("m" + i);
		}
		page.acknowledge();
		page.send("heard");
		assertThat(page.receiveText()).isEqualTo("heard");
		lose(page, forgetful);
		comeBack(page);
		forgetful.expect("resume");
		for (int i = 0; i < 30; i++) {
			forgetful.latest.send("n" + i);
			assertThat(page.receiveText()).isEqualTo("n" + i);
		}
		page.lose();
		forgetful.expect("close CONNECTION_LOST");
		beginAnew(page, "overflow");
	}

	@Test
	void whenAnotherUserComesThenItIsRefusedAndSessionEnds() throws IOException {
		PageClient page = join(diary, "diary", "X-User: ann");
		lose(page, diary);
		PageClient other = page("diary", "X-User: bob");
		other.pretend(page.session(), 0);
		assertThat(other.handshake()).isEqualTo(403);
		diary.expect("close ERROR");
		assertThat(page.connect().resumed()).isFalse();
		diary.expect("join");
		PageClient third = join(diary, "diary", "X-User: ann");
		lose(third, diary);
		third.with();
		assertThat(third.handshake()).isEqualTo(403);
		diary.expect("close ERROR");
	}

	@Test
	void whenSessionIsNotThereOrOfAnotherServiceThenItIsUnknown() {
		PageClient page = join(diary, "diary");
		lose(page, diary);
		String session = page.session();
		for (String path : List.of("narrow", "room/1")) {
			PageClient other = page(path);
			other.pretend(session, 0);
			beginAnew(other, "unknown");
		}
		room.expect("join");
		PageClient inOne = join(room, "room/1");
		lose(inOne, room);
		PageClient inTwo = page("room/2");
		inTwo.pretend(inOne.session(), 0);
		beginAnew(inTwo, "unknown");
		for (String wrong : List.of("nonsense", session.substring(1), "A" + session.substring(1), session + ".0")) {
			PageClient other = page("diary");
			other.pretend(wrong, 0);
			beginAnew(other, "unknown");
		}
		comeBack(page);
		comeBack(inOne);
	}

	@Test
	void whenServiceDoesNotResumeThenThereIsNoSession() {
		PageClient page = page("plain");
		assertThat(page.connect().session()).isNull();
		page.lose();
		page.pretend("A".repeat(43) + "." + "B".repeat(8), 0);
		assertThat(page.connect().session()).isNull();
	}

	@Test
	void whenTokenIsUsedAgainThenItIsUnknown() {
		PageClient page = join(diary, "diary");
		String used = page.session();
		lose(page, diary);
		comeBack(page);
		page.send("here");
		assertThat(page.receiveText()).isEqualTo("here");
		PageClient other = page("diary");
		other.pretend(used, 0);
		beginAnew(other, "unknown");
		page.send("still");
		assertThat(page.receiveText()).isEqualTo("still");
	}

	@Test
	void whenClientHasReceivedMoreThanWasSentThenSessionEnds() {
		PageClient page = join(diary, "diary");
		lose(page, diary);
		String session = page.session();
		page.pretend(session, 1);
		expectRefused(page);
		diary.expect("close ERROR");
		beginAnew(page, "invalid");
	}

	@Test
	void whenClientHasReceivedLessThanItHasAcknowledgedThenSessionEnds() {
		PageClient page = join(diary, "diary");
		page.send("one");
		assertThat(page.receiveText()).isEqualTo("one");
		page.acknowledge();
		page.send("two");
		assertThat(page.receiveText()).isEqualTo("two");
		lose(page, diary);
		page.pretend(page.session(), 0);
		expectRefused(page);
		diary.expect("close ERROR");
		beginAnew(page, "invalid");
	}

	private static void expectRefused(PageClient page) {
		try {
			page.tryConnect();
			throw new AssertionError("welcome");
		}
		catch (IOException ex) {
			assertThat(ex).hasStackTraceContaining("1008");
		}
	}

	@Test
	void whenClientAcknowledgesWhatWasNotSentThenItIsClosed() {
		PageClient page = join(diary, "diary");
		page.send("one");
		assertThat(page.receiveText()).isEqualTo("one");
		page.sendMarked("\"type\":\"boss.ack\",\"n\":1");
		page.sendMarked("\"type\":\"boss.ack\",\"n\":0");
		page.sendMarked("\"type\":\"boss.ack\",\"n\":2");
		assertThat(page.awaitEnd()).isEqualTo("1008 acknowledges what was not sent");
		diary.expect("close ERROR");
		beginAnew(page, "closed");
	}

	@Test
	void whenHandshakeIsRefusedThenTokenIsStillGood() throws IOException {
		PageClient page = join(diary, "diary");
		lose(page, diary);
		for (String refuse : List.of("X-Refuse: 401", "X-Refuse: 403", "X-Refuse: 429", "X-Refuse: 503",
				"Origin: http://elsewhere.example")) {
			page.with(refuse);
			assertThat(page.handshake())
				.isEqualTo(refuse.startsWith("X-") ? Integer.parseInt(refuse.substring(refuse.length() - 3)) : 403);
		}
		page.with();
		comeBack(page);
		diary.expect("resume");
	}

	@Test
	void whenOldConnectionIsStillAliveThenNewOneTakesOver() {
		PageClient page = join(diary, "diary").acknowledgingAfter(3);
		int heard = 0;
		for (int round = 0; round < 20; round++) {
			for (int i = 0; i < 10; i++) {
				page.send("m" + (10 * round + i));
			}
			CompletableFuture<String> old = page.abandon();
			comeBack(page);
			diary.expect("taken over");
			assertThat(old.join()).isEqualTo("4409 taken over");
			for (int i = 0; i < 5; i++) {
				assertThat(page.receiveText()).isEqualTo("m" + heard++);
			}
		}
		while (heard < 200) {
			assertThat(page.receiveText()).isEqualTo("m" + heard++);
		}
		assertThat(diary.heard).isEmpty();
	}

	@Test
	void whenServiceCrashesMeanwhileThenClientHasJoinedAgainWhenItComesBack() {
		PageClient page = join(diary, "diary");
		lose(page, diary);
		diary.latest.send("before");
		server.service("diary").info("crash");
		diary.expect("rejoin", "rejoin");
		diary.latest.send("after");
		comeBack(page);
		assertThat(page.receiveText()).isEqualTo("before");
		assertThat(page.receiveText()).isEqualTo("after");
		diary.expect("resume");
		server.broadcasts().broadcast("diary", "all");
		assertThat(page.receiveText()).isEqualTo("all");
	}

	@Test
	void whenServiceClosesTheClientMeanwhileThenItIsToldSo() {
		PageClient page = join(diary, "diary");
		lose(page, diary);
		diary.latest.close();
		diary.expect("close SHUTDOWN");
		beginAnew(page, "closed");
		diary.expect("join");
	}

	@Test
	void whenServiceStopsMeanwhileThenClientIsToldSo() {
		PageClient page = join(mortal, "mortal");
		lose(page, mortal);
		server.service("mortal").info("stop");
		await().until(() -> server.service("mortal").start());
		await().until(() -> server.service("mortal").state() == ServiceState.RUNNING);
		beginAnew(page, "closed");
	}

	@Test
	void whenClientLeavesWithACloseFrameThenThatIsTheEnd() {
		PageClient page = join(diary, "diary");
		assertThat(page.close(1001)).startsWith("1001");
		diary.expect("close PEER");
		beginAnew(page, "unknown");
	}

	@Test
	void whenServiceClosesTheClientThenThatIsTheEnd() {
		PageClient page = join(diary, "diary");
		page.send("close 4002 enough");
		assertThat(page.awaitEnd()).isEqualTo("4002 enough");
		diary.expect("close SHUTDOWN");
		beginAnew(page, "closed");
	}

	@Test
	void whenGraceIsOverThenServiceHearsOfOneClose() {
		PageClient page = join(hasty, "hasty");
		lose(page, hasty);
		hasty.expect("close CONNECTION_LOST");
		beginAnew(page, "expired");
		hasty.expect("join");
		assertThat(hasty.heard).isEmpty();
	}

	@Test
	void whenClientOfARoomIsAwayThenRoomStaysUntilGraceIsOver() {
		PageClient page = join(room, "room/7");
		lose(page, room);
		comeBack(page);
		room.expect("resume");
		page.send("hello");
		assertThat(page.receiveText()).isEqualTo("hello");
		lose(page, room);
		assertThat(keys()).contains("7");
		room.expect("close CONNECTION_LOST");
		await().until(() -> !keys().contains("7"));
		beginAnew(page, "expired");
	}

	private static Collection<String> keys() {
		return server.context().getBean(BossServices.class).keyed("room").keys();
	}

	@Test
	void whenClientOffersNoCompressionAnyMoreThenItBeginsAnew() throws IOException {
		PageClient page = join(diary, "diary", "Sec-WebSocket-Extensions: permessage-deflate");
		diary.latest.send("x".repeat(5000));
		assertThat(page.receiveText()).isEqualTo("x".repeat(5000));
		page.acknowledgingAfter(0);
		diary.latest.send("y".repeat(5000));
		assertThat(page.receiveText()).isEqualTo("y".repeat(5000));
		lose(page, diary);
		diary.latest.send("z".repeat(5000));
		comeBack(page);
		assertThat(page.receiveText()).isEqualTo("z".repeat(5000));
		diary.expect("resume");
		lose(page, diary);
		page.with();
		assertThat(page.handshake()).isEqualTo(409);
		diary.expect("close ERROR");
		beginAnew(page, "changed");
	}

}

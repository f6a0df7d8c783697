package io.boss.websocket.demo.chat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.boss.websocket.BossMessage;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.IdleTimeout;
import io.boss.websocket.Outcome;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.broadcast.InProcessBroadcastTransport;
import io.boss.websocket.demo.chat.ChatRequest.Enter;
import io.boss.websocket.demo.chat.ChatRequest.Say;
import io.boss.websocket.test.FakeConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ChatService}.
 */
class ChatServiceTests {

	private final InProcessBroadcastTransport transport = new InProcessBroadcastTransport();

	private final FakePresence presence = new FakePresence(this::changed);

	private final ChatService service = new ChatService(new BroadcastTemplate(this.transport), this.presence, "");

	private ChatRoom room = this.service.open();

	private final FakeConnection ada = new FakeConnection("1");

	private final FakeConnection bob = new FakeConnection("2");

	private DeliveryResult delivery = DeliveryResult.ACCEPTED;

	@BeforeEach
	void deliverAtOnce() {
		this.transport.subscribe((broadcast) -> {
			if (this.delivery.isAccepted()) {
				this.service.heard((ChatEvent.Said) broadcast.payload(), this.room);
			}
			return this.delivery;
		});
	}

	private void changed(PresenceEvent event) {
		this.service.changed(event, this.room);
	}

	@Test
	void whenClientJoinsSendsPeopleAndHistory() {
		join(this.ada, "Ada");
		say(this.ada, "Hello");
		this.service.joined(this.bob, this.room);
		List<String> texts = this.bob.takeTexts();
		assertThat(texts).hasSize(2);
		assertThat(texts.get(0)).isEqualTo("""
				{"type":"people","names":["Ada"]}""");
		assertThat(texts.get(1)).contains("\"history\"", "\"entered\"", "\"said\"", "\"Hello\"");
	}

	@Test
	void whenNameIsFreeWelcomesAndTellsEverybody() {
		this.service.joined(this.bob, this.room);
		this.bob.takeTexts();
		enter(join(this.ada), " Ada ");
		assertThat(this.ada.takeTexts()).satisfiesExactly((text) -> assertThat(text).isEqualTo("""
				{"type":"welcome","name":"Ada"}"""), (text) -> assertThat(text).startsWith("""
				{"type":"entered","name":"Ada","at":"2"""));
		assertThat(this.bob.takeTexts()).singleElement().asString().contains("\"entered\"");
	}

	@Test
	void whenSomebodySpeaksEverybodyHears() {
		join(this.ada, "Ada");
		join(this.bob, "Bob");
		this.ada.takeTexts();
		say(this.bob, "<b>Hi</b>");
		assertThat(this.ada.takeTexts()).isEqualTo(this.bob.takeTexts()).singleElement().asString().startsWith("""
				{"type":"said","name":"Bob","text":"<b>Hi</b>","at":""");
	}

	@Test
	void whenSomebodyLeavesTellsTheOthersAndFreesTheName() {
		join(this.ada, "Ada");
		join(this.bob, "Bob");
		leave(this.bob);
		assertThat(this.ada.takeTexts()).last().asString().contains("\"left\"", "\"Bob\"");
		FakeConnection next = new FakeConnection("3");
		join(next, "Bob");
		assertThat(next.takeTexts()).isEmpty();
	}

	@Test
	void whenNamelessClientLeavesTellsNobody() {
		join(this.ada, "Ada");
		leave(join(this.bob));
		assertThat(this.ada.takeTexts()).isEmpty();
	}

	@Test
	void whenMuchIsSaidHistoryIsBounded() {
		join(this.ada, "Ada");
		IntStream.range(0, 100).forEach((i) -> say(this.ada, "line " + i));
		this.service.joined(this.bob, this.room);
		assertThat(this.bob.takeTexts().get(1)).contains("line 50", "line 99").doesNotContain("line 49", "entered");
	}

	@Test
	void whenNamelessClientSpeaksAnswersProblem() {
		assertThat(this.service.said(new Say("Hello"), join(this.ada))).isEqualTo(problem("name-missing"));
	}

	@Test
	void whenClientHasNameAnswersProblem() {
		join(this.ada, "Ada");
		assertThat(enter(this.ada, "Eve")).isEqualTo(problem("name-already-given"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ada", "aDA", "\uff21da" })
	void whenNameIsTakenAnswersProblemToItsSenderOnly(String name) {
		join(this.ada, "Ada");
		assertThat(enter(join(this.bob), name)).isEqualTo(problem("name-taken"));
		assertThat(this.ada.takeTexts()).isEmpty();
	}

	@Test
	void whenRoomIsBusyAnswersProblem() {
		join(this.ada, "Ada");
		this.delivery = DeliveryResult.MAILBOX_FULL;
		assertThat(this.service.said(new Say("Hello"), this.ada)).isEqualTo(problem("busy"));
	}

	@Test
	void whenThereIsMoreThanOneNodeTellsWhichOneItIs() {
		ChatService second = new ChatService(new BroadcastTemplate(this.transport), this.presence, "node-2");
		second.joined(this.ada, this.room);
		assertThat(this.ada.takeTexts()).first().isEqualTo("""
				{"type":"node","name":"node-2"}""");
	}

	@Test
	void whenSomebodyIsAtAnotherNodeNobodyElseGetsTheName() {
		join(this.bob, "Bob");
		this.presence.enter("there", new Person("Ada", "secret").metadata());
		assertThat(this.bob.takeTexts()).singleElement().asString().contains("\"entered\"", "\"Ada\"");
		assertThat(enter(join(this.ada), "ada")).isEqualTo(problem("name-taken"));
		assertThat(enter(this.ada, "Ada", "guess")).isEqualTo(problem("name-taken"));
		this.presence.leave("there");
		assertThat(this.bob.takeTexts()).singleElement().asString().contains("\"left\"", "\"Ada\"");
	}

	@Test
	void whenClientComesFromDeadNodeItKeepsItsNameAndNobodyNotices() {
		join(this.bob, "Bob");
		this.presence.enter("dead", new Person("Ada", "secret").metadata());
		this.bob.takeTexts();
		assertThat(enter(join(this.ada), "Ada", "secret")).isNull();
		this.presence.leave("dead");
		assertThat(this.bob.takeTexts()).isEmpty();
		FakeConnection next = new FakeConnection("3");
		this.service.joined(next, this.room);
		assertThat(next.takeTexts()).first().isEqualTo("""
				{"type":"people","names":["Bob","Ada"]}""");
	}

	@Test
	void whenMessageIsBinaryAnswersProblem() {
		assertThat(this.service.refused((BossMessage.Binary) BossMessage.binary(new byte[5])))
			.isEqualTo(problem("binary"));
	}

	@Test
	void whenClientsAreJoinedAgainTheyKeepTheirNames() {
		join(this.ada, "Ada");
		join(this.bob, "Bob");
		restart(this.ada, this.bob);
		say(this.bob, "Still here");
		assertThat(this.ada.takeTexts()).satisfiesExactly((text) -> assertThat(text).isEqualTo("""
				{"type":"people","names":["Ada","Bob"]}"""), (text) -> assertThat(text).contains("Bob", "Still here"));
	}

	@Test
	void whenAllHaveComeBackEverybodyHearsWhoIsHere() {
		join(this.ada, "Ada");
		join(this.bob, "Bob");
		leave(this.bob);
		Outcome<ChatRoom> outcome = restart(this.ada);
		assertThat(outcome).isEqualTo(Outcome.noReply(this.room, Duration.ofMillis(200)));
		this.service.allAreBack(new IdleTimeout(Duration.ofMillis(200)), this.room);
		assertThat(this.ada.takeTexts()).containsExactly("""
				{"type":"people","names":["Ada"]}""");
	}

	private Outcome<ChatRoom> restart(FakeConnection... survivors) {
		this.room = this.service.open();
		Outcome<ChatRoom> outcome = Outcome.noReply(this.room);
		for (FakeConnection survivor : survivors) {
			survivor.takeTexts();
			outcome = this.service.joined(survivor.rejoined(), this.room);
		}
		return outcome;
	}

	private FakeConnection join(FakeConnection client) {
		this.service.joined(client, this.room);
		client.takeTexts();
		return client;
	}

	private void join(FakeConnection client, String name) {
		assertThat(enter(join(client), name)).isNull();
		assertThat(client.takeTexts()).hasSize(2).element(0).asString().contains("welcome");
	}

	private ChatEvent.Problem enter(FakeConnection client, String name) {
		return enter(client, name, null);
	}

	private ChatEvent.Problem enter(FakeConnection client, String name, @Nullable String key) {
		return this.service.entered(new Enter(name, key), client);
	}

	private void say(FakeConnection client, String text) {
		assertThat(this.service.said(new Say(text), client)).isNull();
	}

	private void leave(FakeConnection client) {
		client.close();
		this.service.left(client, this.room);
		this.presence.leave(client);
	}

	private static ChatEvent.Problem problem(String code) {
		return ChatProblem.valueOf(code.replace('-', '_').toUpperCase(Locale.ROOT)).toEvent();
	}

}

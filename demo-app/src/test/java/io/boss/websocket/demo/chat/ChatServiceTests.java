package io.boss.websocket.demo.chat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Outcome;
import io.boss.websocket.Timeout;
import io.boss.websocket.demo.FakeConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ChatService}.
 */
class ChatServiceTests {

	private static final String URL = "/websocket/chat";

	private final ChatService service = new ChatService(JsonMapper.builder().build());

	private ChatRoom room = this.service.init();

	private final FakeConnection ada = new FakeConnection("1");

	private final FakeConnection bob = new FakeConnection("2");

	@Test
	void whenClientJoinsSendsPeopleAndHistory() {
		join(this.ada, "Ada");
		say(this.ada, "Hello");
		this.service.handleJoin(URL, this.bob, this.room);
		List<String> texts = this.bob.takeTexts();
		assertThat(texts).hasSize(2);
		assertThat(texts.get(0)).isEqualTo("""
				{"type":"people","names":["Ada"]}""");
		assertThat(texts.get(1)).contains("\"history\"", "\"entered\"", "\"said\"", "\"Hello\"");
	}

	@Test
	void whenNameIsFreeWelcomesAndTellsEverybody() {
		this.service.handleJoin(URL, this.bob, this.room);
		this.bob.takeTexts();
		send(join(this.ada), """
				{"type":"enter","name":" Ada "}""");
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
		this.service.handleJoin(URL, this.bob, this.room);
		assertThat(this.bob.takeTexts().get(1)).contains("line 50", "line 99").doesNotContain("line 49", "entered");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{                                       | bad-json
			[]                                      | bad-json
			null                                    | bad-json
			{"type":"say","text":[]}                | bad-json
			{"type":"say","text":"a"} x             | bad-json
			{}                                      | unknown-type
			{"type":"crash"}                        | unknown-type
			{"type":"enter","name":"Ada"}           | name-already-given
			{"type":"say"}                          | text-blank
			{"type":"say","text":" "}               | text-blank
			""")
	void whenTextIsBadAnswersProblemToItsSenderOnly(String text, String code) {
		join(this.ada, "Ada");
		join(this.bob, "Bob");
		this.ada.takeTexts();
		send(this.ada, text);
		assertProblem(this.ada, code);
		assertThat(this.bob.takeTexts()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"type":"say","text":"Hello"}           | name-missing
			{"type":"enter"}                        | name-blank
			{"type":"enter","name":"  "}            | name-blank
			{"type":"enter","name":"aDA"}           | name-taken
			{"type":"enter","name":"Ａda"}           | name-taken
			{"type":"enter","name":"A\\u200bda"}    | name-illegal
			{"type":"enter","name":"A\\nda"}        | name-illegal
			{"type":"enter","name":"abcdefghijklmnopqrstuvwxyz"} | name-too-long
			""")
	void whenNameIsBadAnswersProblem(String text, String code) {
		join(this.ada, "Ada");
		send(join(this.bob), text);
		assertProblem(this.bob, code);
	}

	@Test
	void whenTextIsTooLongAnswersProblem() {
		join(this.ada, "Ada");
		say(this.ada, "x".repeat(ChatRoom.MAX_TEXT + 1));
		assertProblem(this.ada, "text-too-long");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 5 })
	void whenMessageIsBinaryAnswersProblem(int length) {
		join(this.ada);
		this.service.handleIncoming(URL, this.ada, BossMessage.binary(new byte[length]), this.room);
		assertProblem(this.ada, "binary");
	}

	@Test
	void whenClientsAreJoinedAgainTheyKeepTheirNames() {
		join(this.ada, "Ada");
		join(this.bob, "Bob");
		restart(this.ada, this.bob);
		say(this.bob, "Still here");
		assertThat(this.ada.takeTexts()).singleElement().asString().contains("Bob", "Still here");
	}

	@Test
	void whenAllHaveComeBackEverybodyHearsWhoIsHere() {
		join(this.ada, "Ada");
		join(this.bob, "Bob");
		Outcome<ChatRoom> outcome = restart(this.ada);
		assertThat(outcome).isEqualTo(Outcome.noReply(this.room, Duration.ofMillis(200)));
		outcome = this.service.handleInfo(new Timeout(Duration.ofMillis(200)), this.room);
		assertThat(outcome).isEqualTo(Outcome.noReply(this.room));
		assertThat(this.ada.takeTexts()).containsExactly("""
				{"type":"people","names":["Ada"]}""");
	}

	private Outcome<ChatRoom> restart(FakeConnection... survivors) {
		this.room = this.service.init();
		Outcome<ChatRoom> outcome = Outcome.noReply(this.room);
		for (FakeConnection survivor : survivors) {
			survivor.takeTexts();
			outcome = this.service.handleJoin(URL, survivor.rejoined(), this.room);
		}
		return outcome;
	}

	private FakeConnection join(FakeConnection client) {
		this.service.handleJoin(URL, client, this.room);
		client.takeTexts();
		return client;
	}

	private void join(FakeConnection client, String name) {
		send(join(client), """
				{"type":"enter","name":"%s"}""".formatted(name));
		assertThat(client.takeTexts()).hasSize(2).element(0).asString().contains("welcome");
	}

	private void say(FakeConnection client, String text) {
		send(client, """
				{"type":"say","text":"%s"}""".formatted(text));
	}

	private void send(FakeConnection client, String text) {
		this.service.handleIncoming(URL, client, BossMessage.text(text), this.room);
	}

	private void leave(FakeConnection client) {
		client.close();
		this.service.handleClose(new CloseReason(CloseReason.Kind.PEER, CloseReason.GOING_AWAY, ""), URL, client,
				this.room);
	}

	private void assertProblem(FakeConnection client, String code) {
		assertThat(client.takeTexts()).singleElement().asString().startsWith("""
				{"type":"problem","code":"%s","text":\"""".formatted(code));
	}

}

package io.boss.websocket.demo.status;

import java.util.stream.IntStream;

import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.test.FakeConnection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StatusService}.
 */
class StatusServiceTests {

	private static final String URL = "/websocket/status";

	private final StatusService service = new StatusService();

	private final Console console = this.service.init();

	private final FakeConnection reader = new FakeConnection("reader");

	@Test
	void whenLineIsBroadcastEveryReaderGetsIt() {
		FakeConnection other = new FakeConnection("other");
		this.service.handleJoin(URL, this.reader, this.console);
		this.service.handleJoin(URL, other, this.console);
		this.service.handleBroadcast("compile", this.console);
		assertThat(this.reader.takeTexts()).containsExactly("compile");
		assertThat(other.takeTexts()).containsExactly("compile");
	}

	@Test
	void whenReaderJoinsLateSendsTail() {
		this.service.handleBroadcast("checkout", this.console);
		this.service.handleBroadcast("compile", this.console);
		this.service.handleJoin(URL, this.reader, this.console);
		assertThat(this.reader.takeTexts()).containsExactly("\f0\ncheckout\ncompile");
	}

	@Test
	void whenConsoleIsLongTailIsBounded() {
		IntStream.range(0, 1000).forEach((i) -> this.service.handleBroadcast("line " + i, this.console));
		this.service.handleJoin(URL, this.reader, this.console);
		assertThat(this.reader.takeTexts()).singleElement()
			.satisfies((tail) -> assertThat(tail.split("\n")).hasSize(201)
				.startsWith("\f800", "line 800")
				.endsWith("line 999"));
	}

	@Test
	void whenReaderWasTooSlowSendsTail() {
		this.service.handleJoin(URL, this.reader, this.console);
		IntStream.range(0, 300).forEach((i) -> this.service.handleBroadcast("line " + i, this.console));
		this.reader.takeTexts();
		this.service.handleOverflow(URL, this.reader, this.console);
		assertThat(this.reader.takeTexts()).singleElement().asString().startsWith("\f100\nline 100\n");
	}

	@Test
	void whenReaderIsJoinedAgainSendsNoTail() {
		this.service.handleBroadcast("checkout", this.console);
		this.service.handleJoin(URL, this.reader.rejoined(), this.console);
		assertThat(this.reader.takeTexts()).isEmpty();
	}

	@Test
	void whenReaderHasLeftItGetsNothing() {
		this.service.handleJoin(URL, this.reader, this.console);
		this.service.handleClose(new CloseReason(CloseReason.Kind.PEER, CloseCode.GOING_AWAY, ""), URL, this.reader,
				this.console);
		this.service.handleBroadcast("compile", this.console);
		assertThat(this.reader.takeTexts()).isEmpty();
	}

	@Test
	void whenBroadcastIsNoTextIgnoresIt() {
		this.service.handleJoin(URL, this.reader, this.console);
		this.service.handleBroadcast(42, this.console);
		assertThat(this.reader.takeTexts()).isEmpty();
	}

}

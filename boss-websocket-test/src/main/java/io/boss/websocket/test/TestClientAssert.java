package io.boss.websocket.test;

import java.util.List;
import java.util.Objects;

import io.boss.websocket.CloseReason;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.StringAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a client, each after all that was ready. Failures show what happened
 * last, with virtual times.
 *
 * @since 0.1.0
 */
public final class TestClientAssert extends AbstractObjectAssert<TestClientAssert, TestClient> {

	TestClientAssert(TestClient client) {
		super(client, TestClientAssert.class);
	}

	/**
	 * The messages that are unread and of a type, for further assertions.
	 * @param <T> the type of the messages
	 * @param type the type of the messages
	 * @return assertions about the list
	 */
	public <T> ListAssert<T> received(Class<T> type) {
		List<T> received = this.actual.received(type);
		return new ListAssert<>(received).as(described("messages of type " + type.getSimpleName()));
	}

	/**
	 * The text messages that are unread, for further assertions.
	 * @return assertions about the list
	 */
	public ListAssert<String> receivedTexts() {
		return new ListAssert<>(this.actual.receivedTexts()).as(described("text messages"));
	}

	/**
	 * The last text message that is unread, for further assertions.
	 * @return assertions about the text
	 */
	public StringAssert lastText() {
		List<String> texts = this.actual.receivedTexts();
		if (texts.isEmpty()) {
			throw failure(described("a text message") + "\nExpected one, and there is none");
		}
		return new StringAssert(texts.get(texts.size() - 1)).as(described("last text message"));
	}

	/**
	 * Verifies that nothing is unread.
	 * @return this
	 */
	public TestClientAssert receivedNothing() {
		if (!this.actual.received().isEmpty()) {
			throw failure(described("unread messages") + "\nExpected none, and there are " + this.actual.received());
		}
		return this;
	}

	/**
	 * Verifies that the connection is open.
	 * @return this
	 */
	public TestClientAssert isOpen() {
		if (!this.actual.isOpen()) {
			throw failure(described("connection") + "\nExpected it to be open, and it is " + end());
		}
		return this;
	}

	/**
	 * Verifies that the connection has ended with a close code.
	 * @param code the code, 1005 for a close frame without one, 1006 without a close
	 * frame
	 * @return this
	 */
	public TestClientAssert isClosedWith(int code) {
		if (!Objects.equals(this.actual.closeCode(), code)) {
			throw failure(described("connection") + "\nExpected it to be closed with " + code + ", and it is " + end());
		}
		return this;
	}

	/**
	 * Verifies how the connection has ended, also as the service sees it.
	 * @param code the code that the client was sent
	 * @param kind the kind of reason that the service hears
	 * @return this
	 */
	public TestClientAssert isClosedWith(int code, CloseReason.Kind kind) {
		isClosedWith(code);
		CloseReason reason = this.actual.serverReason();
		if (reason == null || reason.kind() != kind) {
			throw failure(
					described("connection") + "\nExpected the service to hear of " + kind + ", and it was " + reason);
		}
		return this;
	}

	/**
	 * Verifies the reason text of the server's close frame.
	 * @param reason the text
	 * @return this
	 */
	public TestClientAssert hasCloseReason(String reason) {
		if (!this.actual.closeReason().equals(reason)) {
			throw failure(described("close reason") + "\nExpected \"" + reason + "\", and the connection is " + end());
		}
		return this;
	}

	private String end() {
		@Nullable Integer code = this.actual.closeCode();
		return (code != null) ? ("closed with " + code + " " + this.actual.closeReason()).trim() : "open";
	}

	private String described(String what) {
		return what + " of " + this.actual.name() + "; what happened last:\n" + this.actual.recentEvents();
	}

	private static AssertionError failure(String message) {
		return new AssertionError(message);
	}

}

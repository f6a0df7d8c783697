package io.boss.websocket;

import io.boss.websocket.CloseReason.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link CloseReason}.
 */
class CloseReasonTests {

	@ParameterizedTest
	@ValueSource(
			ints = { 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999 })
	void whenCodeMayTravelIsSendable(int code) {
		assertThatNoException().isThrownBy(() -> CloseReason.checkSendable(code, "bye"));
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 999, 1004, 1005, 1006, 1015, 1016, 2000, 2999, 5000 })
	void whenCodeMayNotTravelThrowsAndSaysWhatMay(int code) {
		assertThatIllegalArgumentException().isThrownBy(() -> CloseReason.checkSendable(code, ""))
			.withMessage("Close code " + code
					+ " cannot be sent: use 1000-1003, 1007-1014, or one of your own from 4000 to 4999");
	}

	@Test
	void whenReasonIsTooLongInUtf8Throws() {
		assertThatNoException().isThrownBy(() -> CloseReason.checkSendable(1000, "x".repeat(123)));
		assertThatNoException().isThrownBy(() -> CloseReason.checkSendable(1000, "é".repeat(61) + "x"));
		assertThatIllegalArgumentException().isThrownBy(() -> CloseReason.checkSendable(1000, "x".repeat(124)))
			.withMessageContaining("123 bytes");
		assertThatIllegalArgumentException().isThrownBy(() -> CloseReason.checkSendable(1000, "é".repeat(62)));
	}

	@Test
	void whenPeerSentACodeSaysSo() {
		assertThat(new CloseReason(Kind.PEER, 4001, "x").hasPeerCode()).isTrue();
		assertThat(new CloseReason(Kind.PEER, CloseReason.NO_STATUS, "").hasPeerCode()).isFalse();
		assertThat(new CloseReason(Kind.SHUTDOWN, 1000, "").hasPeerCode()).isFalse();
	}

	@Test
	void whenPrintedIsShort() {
		assertThat(new CloseReason(Kind.PEER, 4001, "bye")).hasToString("PEER (4001, bye)");
		assertThat(new CloseReason(Kind.CONNECTION_LOST, 1006, "")).hasToString("CONNECTION_LOST (1006)");
	}

}

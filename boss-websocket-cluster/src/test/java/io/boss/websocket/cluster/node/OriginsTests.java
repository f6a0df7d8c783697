package io.boss.websocket.cluster.node;

import java.time.Duration;
import java.util.Map;

import io.boss.websocket.cluster.message.Envelope;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Origins}.
 */
class OriginsTests {

	private static final Envelope MESSAGE = new Envelope("one", null, 7, "say", Map.of());

	private final Origins origins = new Origins();

	@Test
	void whenNodeIsSilentForLongThenItIsForgotten() {
		this.origins.note(MESSAGE, 0);
		this.origins.forget(Duration.ofNanos(50), 51);
		assertThat(this.origins.size()).isZero();
	}

	@Test
	void whenNothingWasHeardForLongThenWhatComesAgainIsKnown() {
		this.origins.note(MESSAGE, 0);
		this.origins.keep(100);
		this.origins.forget(Duration.ofNanos(50), 150);
		assertThat(this.origins.note(MESSAGE, 150)).isEqualTo(Origins.DUPLICATE);
	}

}

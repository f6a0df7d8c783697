package io.boss.websocket.cluster.node;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.boss.websocket.cluster.SuppliedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.support.GenericMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BrokerHealth}.
 */
@ExtendWith(OutputCaptureExtension.class)
class BrokerHealthTests {

	private final AtomicLong clock = new AtomicLong(-5);

	private final BrokerHealth health = new BrokerHealth("test", Duration.ofSeconds(5),
			new SuppliedClock(this.clock::get));

	@Test
	void whenFailureCarriesAMessageThenThatIsNotKept() {
		this.health.failed(new MessageDeliveryException(new GenericMessage<>("secret"), "not taken"));
		assertThat(this.health.lastFailure()).isEqualTo(MessageDeliveryException.class.getName() + ": not taken");
	}

	@Test
	void whenFailureIsLongThenItIsCut() {
		this.health.failed(new IllegalStateException("a\nb" + "x".repeat(10_000)));
		assertThat(this.health.lastFailure()).startsWith("java.lang.IllegalStateException: a?bxx").hasSize(503);
		assertThat(this.health.failingSince()).isNotNull();
	}

	@Test
	void whenFailureSaysNothingThenItsClassIsKept() {
		this.health.failed(new NoClassDefFoundError());
		assertThat(this.health.lastFailure()).isEqualTo("java.lang.NoClassDefFoundError");
	}

	@Test
	void whenFailureIsWrappedThenItsCauseIsKept() {
		this.health.failed(new IllegalStateException("Failed to start bean", new IllegalStateException(
				"Unable to connect to Redis", new IOException("WRONGPASS invalid password"))));
		assertThat(this.health.lastFailure()).isEqualTo("java.io.IOException: WRONGPASS invalid password");
	}

	@Test
	void whenBrokerHangsThenThatIsToldBeforeItsClientGivesUp(CapturedOutput output) {
		this.health.sending();
		pass(5);
		this.health.watch();
		assertThat(this.health.failingSince()).isNull();
		this.clock.addAndGet(1);
		this.health.watch();
		this.health.watch();
		assertThat(this.health.failingSince()).isNotNull();
		assertThat(this.health.lastFailure()).contains("5000 ms");
		this.health.failed(new IllegalStateException("timed out"));
		assertThat(output.getAll()).containsOnlyOnce("'test' cannot be reached: it has not answered for 5000 ms.");
	}

	@Test
	void whenBrokerIsBackThenOutageCountsFromTheFirstThatWasNotAnswered(CapturedOutput output) {
		this.health.sending();
		pass(30);
		this.health.failed(new IllegalStateException("timed out"));
		pass(1);
		this.health.sending();
		pass(30);
		this.health.failed(new IllegalStateException("timed out"));
		pass(1);
		this.health.sending();
		this.health.succeeded();
		this.health.succeeded();
		assertThat(output.getAll()).containsOnlyOnce("cannot be reached").containsOnlyOnce("is back after 62 s");
		assertThat(this.health.failingSince()).isNull();
		pass(100);
		this.health.watch();
		assertThat(this.health.failingSince()).isNull();
	}

	private void pass(long seconds) {
		this.clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
	}

}

package io.boss.websocket.cluster.node;

import org.junit.jupiter.api.Test;

import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.support.GenericMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BrokerHealth}.
 */
class BrokerHealthTests {

	private final BrokerHealth health = new BrokerHealth("test", () -> 0);

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

}

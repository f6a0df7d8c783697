package io.boss.websocket.endpoint;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Subprotocols}.
 */
class SubprotocolsTests {

	private final Subprotocols none = new Subprotocols(List.of());

	private final Subprotocols two = new Subprotocols(List.of("v2", "v1"));

	@Test
	void whenServiceDeclaresNoneTheFirstOfferedIsEchoed() {
		assertThat(this.none.select(List.of("a", "b"))).isEqualTo("a");
		assertThat(this.none.refuses(List.of("a", "b"))).isFalse();
	}

	@Test
	void whenNobodySaysAnythingNoneIsChosen() {
		assertThat(this.none.select(List.of())).isNull();
		assertThat(this.none.refuses(List.of())).isFalse();
	}

	@Test
	void whenSeveralAreOfferedTheServiceChoosesItsBest() {
		assertThat(this.two.select(List.of("v1", "v0", "v2"))).isEqualTo("v2");
		assertThat(this.two.select(List.of("v1"))).isEqualTo("v1");
		assertThat(this.two.refuses(List.of("v1"))).isFalse();
	}

	@Test
	void whenASecretIsLeftItIsNeverChosen() {
		assertThat(this.none.select(List.of("boss.bearer.abc", "boss.ticket.abc", "a"))).isEqualTo("a");
		assertThat(this.none.select(List.of("boss.bearer.abc"))).isNull();
	}

	@Test
	void whenNoneIsInCommonTheClientIsRefused() {
		assertThat(this.two.select(List.of("v3"))).isNull();
		assertThat(this.two.refuses(List.of("v3"))).isTrue();
		assertThat(this.two.refuses(List.of())).isTrue();
	}

	@Test
	void whenCaseDiffersItIsAnotherSubprotocol() {
		assertThat(this.two.refuses(List.of("V2"))).isTrue();
	}

}

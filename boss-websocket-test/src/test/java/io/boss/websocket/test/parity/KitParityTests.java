package io.boss.websocket.test.parity;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The scenarios on the kit, which must show what real servers show.
 */
class KitParityTests {

	static Stream<Arguments> scenarios() {
		return Stream.of(KitKind.values())
			.flatMap((kind) -> Scenarios.all().filter(kind::hasAll).map((scenario) -> Arguments.of(kind, scenario)));
	}

	@ParameterizedTest
	@MethodSource("scenarios")
	void whenScenarioIsPlayedOnKitThenAllSeeWhatTheySeeOnServers(KitKind kind, Scenario scenario) {
		Heard heard = new Heard();
		try (ParityTarget target = kind.start(scenario.services(), scenario.properties(), heard)) {
			assertThat(Stage.play(scenario, target, heard)).isEqualTo(scenario.expected());
		}
	}

	@Test
	void whenScenariosAreCountedThenThereAreEnough() {
		assertThat(Scenarios.all().map(Scenario::name)).doesNotHaveDuplicates().hasSizeGreaterThan(40);
	}

}

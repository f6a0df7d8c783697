package io.boss.websocket.frontdoor.conformance;

import io.boss.websocket.frontdoor.BossServer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All cases on all stacks, with one server for each.
 */
@ParameterizedClass
@EnumSource
class ConformanceIntegrationTests {

	private static final String CASES = "io.boss.websocket.frontdoor.conformance.";

	private static HeardCloses heard;

	private static BossServer server;

	@Parameter
	Stack stack;

	@BeforeParameterizedClassInvocation
	static void start(Stack stack) {
		heard = new HeardCloses();
		server = stack.start(heard);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
		assertThat(heard.repeated()).as("closes that services heard twice").isEmpty();
	}

	@ParameterizedTest
	@MethodSource({ CASES + "FramingCases#cases", CASES + "PingCases#cases", CASES + "ReservedBitCases#cases",
			CASES + "OpcodeCases#cases", CASES + "FragmentationCases#cases", CASES + "Utf8Cases#cases",
			CASES + "CloseCases#cases", CASES + "MaskingCases#cases", CASES + "LimitCases#cases",
			CASES + "AbuseCases#cases" })
	void whenClientSpeaksThenServerAnswersByTheBook(Case test) {
		String exception = ContainerExceptions.of(this.stack, test.id());
		Assumptions.assumeTrue(exception == null, exception);
		try (Exchange exchange = new Exchange(this.stack, server, heard, test.service(),
				test.headers().toArray(String[]::new))) {
			test.run(exchange);
		}
	}

}

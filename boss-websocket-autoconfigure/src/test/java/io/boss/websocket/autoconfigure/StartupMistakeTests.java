package io.boss.websocket.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.BossServices;
import io.boss.websocket.ServiceState;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a developer reads whose application does not start.
 */
class StartupMistakeTests {

	private static final Log logger = LogFactory.getLog(StartupMistakeTests.class);

	private static final String PACKAGE = StartupMistakeTests.class.getName() + "$";

	private static final String REVIEW = "Review the value of the property with the provided reason.";

	private static final String PLAIN_PATH = "It must be a plain path such as '/' or '/chat': no scheme, host, query, "
			+ "fragment, variable or wildcard.";

	static Stream<Arguments> mistakes() {
		return Stream.of(
				mistake("two services of one name").bean("chatService", ChatService.class)
					.bean("chatWebSocket", ChatWebSocket.class)
					.reads("Beans 'chatService' (" + PACKAGE + "ChatService) and 'chatWebSocket' (" + PACKAGE
							+ "ChatWebSocket) both define a WebSocket service named 'chat'.",
							"Give one of them another name, for example @BossService(\"chat-2\")."),
				mistake("an illegal name").bean("loud", LoudService.class)
					.reads("Bean 'loud' (" + PACKAGE
							+ "LoudService) defines a WebSocket service with the illegal name 'Chat Room'.",
							"Give it a name of lower-case letters, digits, '-', '_' and '.' that begins with a letter "
									+ "or digit, for example @BossService(\"chat\")."),
				mistake("a service that handles nothing").bean("mute", MuteService.class)
					.reads("Bean 'mute' (" + PACKAGE
							+ "MuteService) is annotated with @BossService but handles nothing.",
							"Annotate methods of MuteService with @OnIncoming and the like, let it implement "
									+ "BossServiceHandler, or remove @BossService."),
				mistake("an init that fails").bean("broken", BrokenService.class)
					.reads("Init of WebSocket service 'broken' (bean 'broken', " + PACKAGE
							+ "BrokenService) has failed: java.lang.IllegalStateException: no database",
							"Mend init of BrokenService, or set boss.websocket.fail-on-init-error=false to let the "
									+ "supervisor try again while the application starts."),
				mistake("a base URL with a query").property("boss.base-url", "/chat?x=1").reads(PLAIN_PATH, REVIEW),
				mistake("a base URL with a variable").property("boss.base-url", "/{tenant}").reads(PLAIN_PATH, REVIEW),
				mistake("a base URL with a scheme").property("boss.base-url", "http://localhost/chat")
					.reads(PLAIN_PATH, REVIEW),
				mistake("no throughput").property("boss.websocket.throughput", "0")
					.reads("It must be at least 1.", REVIEW),
				mistake("a negative time").property("boss.websocket.restart.max-backoff", "-1s")
					.reads("It must not be negative.", REVIEW),
				mistake("no time to write").property("boss.websocket.outbound.send-timeout", "0s")
					.reads("It must be longer than zero.", REVIEW),
				mistake("messages of no size").property("boss.websocket.max-message-size", "0B")
					.reads("It must be between 1 byte and 2 gigabytes.", REVIEW),
				mistake("an executor that is not there").property("boss.websocket.task-executor", "mine")
					.reads("There is no executor bean of that name; there are [applicationTaskExecutor].", REVIEW),
				mistake("two executors and no choice").bean("one", ThreadPoolTaskExecutor.class)
					.bean("two", ThreadPoolTaskExecutor.class)
					.reads("'boss.websocket.task-executor'. Validation failed for the following reason:\n\n"
							+ "There are several executors, and none is named 'applicationTaskExecutor'. Set the "
							+ "property to one of [one, two].", REVIEW));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("mistakes")
	void whenApplicationHasAMistakeTheDeveloperReadsWhatAndHowToMendIt(Mistake mistake) {
		FailureAnalysis analysis = mistake.analyse();
		assertThat(analysis).isNotNull();
		if (mistake.property != null) {
			assertThat(analysis.getDescription()).contains(mistake.property).contains(mistake.value);
		}
		assertThat(analysis.getDescription()).contains(mistake.description);
		assertThat(analysis.getAction()).isEqualTo(mistake.action);
	}

	@Test
	void whenAnInitThatFailsMayBeTriedAgainTheApplicationStarts() {
		runner().withBean("broken", BrokenOnceService.class)
			.withPropertyValues("boss.websocket.fail-on-init-error=false")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				Awaitility.await()
					.until(() -> context.getBean(BossServices.class)
						.get("broken-once")
						.state() == ServiceState.RUNNING);
			});
	}

	private static Mistake mistake(String name) {
		return new Mistake(name);
	}

	private static WebApplicationContextRunner runner() {
		return new WebApplicationContextRunner().withConfiguration(
				AutoConfigurations.of(BossWebSocketAutoConfiguration.class, TaskExecutionAutoConfiguration.class));
	}

	private static final class Mistake {

		private final String name;

		private WebApplicationContextRunner runner = runner();

		private String property;

		private String value;

		private String description;

		private String action;

		private Mistake(String name) {
			this.name = name;
		}

		private Mistake bean(String name, Class<?> type) {
			this.runner = this.runner.withBean(name, type);
			return this;
		}

		private Mistake property(String name, String value) {
			this.property = name;
			this.value = value;
			this.runner = this.runner.withPropertyValues(name + "=" + value);
			return this;
		}

		private Arguments reads(String description, String action) {
			this.description = description;
			this.action = action;
			return Arguments.of(this);
		}

		private FailureAnalysis analyse() {
			FailureAnalysis[] analysis = new FailureAnalysis[1];
			this.runner.run((context) -> {
				assertThat(context).hasFailed();
				analysis[0] = analyzers().stream()
					.map((analyzer) -> analyzer.analyze(context.getStartupFailure()))
					.filter(Objects::nonNull)
					.findFirst()
					.orElse(null);
			});
			return analysis[0];
		}

		// All that Boot would ask, in its order.
		private List<FailureAnalyzer> analyzers() {
			StandardEnvironment environment = new StandardEnvironment();
			if (this.property != null) {
				TestPropertyValues.of(this.property + "=" + this.value).applyTo(environment);
			}
			return SpringFactoriesLoader.forDefaultResourceLocation()
				.load(FailureAnalyzer.class, ArgumentResolver.of(BeanFactory.class, new DefaultListableBeanFactory())
					.and(Environment.class, environment), FailureHandler.logging(logger));
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	@BossService
	static class ChatService implements BossServiceHandler<String> {

	}

	@BossService
	static class ChatWebSocket implements BossServiceHandler<String> {

	}

	@BossService("Chat Room")
	static class LoudService implements BossServiceHandler<String> {

	}

	@BossService
	static class MuteService {

	}

	@BossService
	static class BrokenService implements BossServiceHandler<String> {

		@Override
		public String init() {
			throw new IllegalStateException("no database");
		}

	}

	@BossService
	static class BrokenOnceService implements BossServiceHandler<String> {

		private boolean broken = true;

		@Override
		public String init() {
			if (this.broken) {
				this.broken = false;
				throw new IllegalStateException("no database");
			}
			return "state";
		}

	}

}

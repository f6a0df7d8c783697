/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.BossServices;
import io.boss.websocket.ServiceState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.context.servlet.AnnotationConfigServletWebApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.web.MockServletContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a developer reads whose application does not start.
 */
class StartupMistakeTests {

	private static final String PACKAGE = StartupMistakeTests.class.getName() + "$";

	private static final String REVIEW = "Review the value of the property with the provided reason.";

	private static final String PLAIN_PATH = "It must be a plain path such as '/' or '/chat': no scheme, host, query, "
			+ "fragment, variable or wildcard.";

	static Stream<Arguments> services() {
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
									+ "supervisor try again while the application starts."));
	}

	static Stream<Arguments> methods() {
		return Stream.of(
				annotated("two @OnInit", MistakenServices.TwoInits.class,
						"has two methods with @OnInit, TwoInits.begin() and TwoInits.start()", "Keep one of them"),
				annotated("two @OnJoin", MistakenServices.TwoJoins.class,
						"has two methods with @OnJoin, TwoJoins.joined() and TwoJoins.welcome()", "Keep one of them"),
				annotated("an @OnInit that returns an outcome", MistakenServices.InitOutcome.class,
						"has an @OnInit method init that returns an Outcome", "Let it return the first state"),
				annotated("an argument that nobody resolves", MistakenServices.UnknownArgument.class,
						"has @OnJoin on joined with a parameter of type List that nobody can resolve",
						"If List is the state, let an @OnInit method return it; else take it away, or add a bean of "
								+ "type HandlerMethodArgumentResolver for it"),
				annotated("state that no method returns", MistakenServices.NoState.class,
						"has @OnJoin on joined with a parameter of type ConnectionGroup that nobody can resolve",
						"If ConnectionGroup is the state, let an @OnInit method return it; else take it away, or add "
								+ "a bean of type HandlerMethodArgumentResolver for it"),
				annotated("a client's value where there is no client", MistakenServices.NoClient.class,
						"has @OnBroadcast on announced with a parameter of type String that nobody can resolve there",
						"Take it away: it is for methods with @OnJoin, @OnIncoming, @OnClose, @OnOverflow, @OnDrop, "
								+ "@OnResume, @OnInvalid, @OnError"),
				annotated("both styles in one class", MistakenServices.BothStyles.class,
						"both implements BossServiceHandler and has annotated methods",
						"Choose one style: remove the interface, or the annotations"),
				annotated("a private method", MistakenServices.PrivateMethod.class,
						"has @OnIncoming on PrivateMethod.said, which is private",
						"Make the method an instance method that is not private"),
				annotated("a static method", MistakenServices.StaticMethod.class,
						"has @OnIncoming on StaticMethod.said, which is static",
						"Make the method an instance method that is not private"),
				annotated("an asynchronous method", MistakenServices.AsyncMethod.class,
						"has @OnIncoming on AsyncMethod.said, which is @Async: the service would go on before the "
								+ "callback is done",
						"Remove @Async; start slow work from the callback and bring its result back with "
								+ "BossServices.get(..).pipeToSelf(..)"),
				annotated("one method for two callbacks", MistakenServices.TwoKinds.class,
						"has a method both with both @OnJoin and @OnClose", "Make two methods of it"));
	}

	static Stream<Arguments> payloads() {
		return Stream.of(
				annotated("two parameters that could be the payload", MistakenServices.TwoPayloads.class,
						"has @OnIncoming on said with two parameters that could be the payload, String and List",
						"If one of them is the state, let an @OnInit method return that type; if not, take one away"),
				annotated("two methods for one payload", MistakenServices.SamePayload.class,
						"has two methods with @OnIncoming for the same payload, SamePayload.first(Say) and "
								+ "SamePayload.second(Say)",
						"Keep one of them, or let them take different types"),
				annotated("methods for text and for objects", MistakenServices.TextAndObject.class,
						"has @OnIncoming methods both for text, TextAndObject.text(String), and for objects made of "
								+ "text, TextAndObject.object(Say)",
						"Keep the one or the other"),
				annotated("payloads that cannot be told apart", MistakenServices.Unrelated.class,
						"has @OnIncoming methods for Greet, Say, which cannot be told apart in a message",
						"Give them a common interface with @JsonTypeInfo, or take one of them and decide in the "
								+ "method"),
				annotated("a member of a sealed type that is not handled", MistakenServices.Unhandled.class,
						"handles Greet but not Leave of the sealed type " + MistakenServices.Request.class.getName(),
						"Add an @OnIncoming method for each, or one that takes Request"),
				annotated("a reply to nobody", MistakenServices.ReplyToNobody.class,
						"has @OnBroadcast on announced that returns String, and there is nobody to send it to",
						"Let it return nothing, an Outcome, or the state, whose type is what OnInit returns"),
				annotated("a state after the last", MistakenServices.LastState.class,
						"has @OnTerminate on bye that returns String, and there is nobody to send it to",
						"Let it return nothing"));
	}

	static Stream<Arguments> silences() {
		String ambiguous = "Let @OnInit return a type of its own for the state, or mark the message with @Payload; if the "
				+ "message does not matter, take it as an Object besides the state";
		String later = "Let it return nothing, and bring the value back with BossServices.get(..).pipeToSelf(..)";
		String json = "Add spring-boot-starter-jackson to the class path, or a bean of type MessageConverterCustomizer that "
				+ "adds a converter; or let the method %s text, bytes or a BossMessage";
		return Stream.of(
				annotated("text that is state", MistakenServices.TextAndState.class,
						"has @OnIncoming on said with a parameter of type String, which is both that of the state and "
								+ "that of a message",
						ambiguous),
				annotated("state that is a message", MistakenServices.RecordAndState.class,
						"has @OnIncoming on said with a parameter of type Say, which is both that of the state and "
								+ "that of a message",
						ambiguous),
				annotated("state that is taken twice", MistakenServices.TwoStates.class,
						"has @OnInfo on said with 2 parameters of type Say, which is both that of the state and that "
								+ "of a message",
						ambiguous),
				annotated("state that comes later", MistakenServices.LaterState.class,
						"has @OnInit on init that returns CompletableFuture, which would be the state itself",
						"Let it return the first state, and bring what comes later with "
								+ "BossServices.get(..).pipeToSelf(..)"),
				annotated("a reply that comes later", MistakenServices.LaterReply.class,
						"has @OnJoin on joined that returns Publisher, whose value nobody waits for",
						later + ", or add a bean of type HandlerMethodReturnValueHandler for it"),
				annotated("an end that comes later", MistakenServices.LaterNothing.class,
						"has @OnClose on left that returns FutureTask, whose value nobody waits for", later),
				annotated("a payload that nobody validates", MistakenServices.ValidatedService.class,
						"has @OnIncoming on said with @Validated on the payload, and there is no validator for it",
						"Add spring-boot-starter-validation to the class path, or remove @Validated"),
				annotated("objects without JSON", MistakenServices.UnreadableJson.class,
						"has @OnIncoming on UnreadableJson.said(Say), and no message can become Say: there is no "
								+ "JsonMapper, and no other converter",
						json.formatted("take")),
				annotated("replies without JSON", MistakenServices.UnwritableJson.class,
						"has @OnJoin on UnwritableJson.joined() that returns Say, and nothing can write it: there is "
								+ "no JsonMapper, and no other converter",
						json.formatted("return")),
				annotated("methods of no service", MistakenServices.NoService.class,
						"has @OnIncoming on NoService.said(String), which nobody calls: its class is not annotated "
								+ "with @BossService",
						"Annotate NoService with @BossService, or remove the annotation of the method"),
				annotated("methods of a service in advice", MistakenServices.IncomingAdvice.class,
						"has @OnJoin on IncomingAdvice.joined(), which nobody calls: its class is not annotated with "
								+ "@BossService",
						"Annotate IncomingAdvice with @BossService, or remove the annotation of the method"));
	}

	static Stream<Arguments> properties() {
		return Stream.of(
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
				mistake("batches of nobody").property("boss.websocket.drain.batch-size", "0")
					.reads("It must be at least 1.", REVIEW),
				mistake("messages of no size").property("boss.websocket.max-message-size", "0B")
					.reads("It must be between 1 byte and 64 megabytes.", REVIEW),
				mistake("no throughput of one service").bean("chat", ChatService.class)
					.property("boss.websocket.services.chat.throughput", "0")
					.reads("It must be at least 1.", REVIEW),
				mistake("messages of no size of one service").bean("chat", ChatService.class)
					.property("boss.websocket.services.chat.max-message-size", "0B")
					.reads("It must be between 1 byte and 64 megabytes.", REVIEW),
				mistake("no number").property("boss.websocket.throughput", "many")
					.reads("Failed to bind properties under 'boss.websocket.throughput' to int:",
							"Update your application's configuration"),
				mistake("an unknown policy").property("boss.websocket.on-invalid", "shout")
					.reads("Failed to bind properties under 'boss.websocket.on-invalid' to "
							+ "io.boss.websocket.invocation.InvalidMessagePolicy:",
							"Update your application's configuration. The following values are valid:\n\n"
									+ "    ANSWER\n    CLOSE\n    IGNORE"),
				mistake("properties of a service that is not there").bean("chat", ChatService.class)
					.bean("loud", OrderBookService.class)
					.property("boss.websocket.services.orderbok.throughput", "5")
					.reads("There is no WebSocket service named 'orderbok'; did you mean 'order-book'? There are "
							+ "[chat, order-book].", REVIEW),
				mistake("properties of a service where there is none")
					.property("boss.websocket.services.chat.throughput", "5")
					.reads("There is no WebSocket service named 'chat'; there is none.", REVIEW),
				mistake("a property that a service does not have").bean("chat", ChatService.class)
					.property("boss.websocket.services.chat.mailbox.capacty", "5")
					.reads("There is no property of a service named 'mailbox.capacty'; did you mean "
							+ "'mailbox.capacity'? There are [access.roles, ", REVIEW),
				mistake("a property that there is not").property("boss.websocket.max-mesage-size", "64KB")
					.reads("There is no property of that name; did you mean 'boss.websocket.max-message-size'? Correct "
							+ "it, or remove it.", REVIEW),
				mistake("an executor that is not there").property("boss.websocket.task-executor", "mine")
					.reads("There is no executor bean of that name; there are [applicationTaskExecutor].", REVIEW),
				mistake("an executor that drops tasks").bean("applicationTaskExecutor", DiscardingExecutor.class)
					.reads("The executor 'applicationTaskExecutor' drops tasks when it is full or shuts down: services "
							+ "would stop without a word. Give it another rejection policy, for example "
							+ "ThreadPoolExecutor.AbortPolicy, or set the property to another executor.", REVIEW),
				mistake("two executors and no choice").bean("one", ThreadPoolTaskExecutor.class)
					.bean("two", ThreadPoolTaskExecutor.class)
					.reads("'boss.websocket.task-executor'. Validation failed for the following reason:\n\n"
							+ "There are several executors, and none is named 'applicationTaskExecutor'. Set the "
							+ "property to one of [one, two].", REVIEW));
	}

	static Stream<Arguments> sessions() {
		return Stream.of(
				mistake("a client that may stay away for too long").bean("chat", ChatService.class)
					.property("boss.websocket.services.chat.resume.grace", "11m")
					.reads("It must not be longer than 10 minutes.", REVIEW),
				mistake("sessions that nobody keeps").bean("chat", ChatService.class)
					.property("boss.websocket.resume.enabled", "true")
					.reads("Bean 'chat' (" + PACKAGE + "ChatService) cannot keep what its clients miss: "
							+ "boss.websocket.resume.enabled is true for service 'chat', and the transport is that of "
							+ "the web server, which keeps nothing (boss.websocket.transport is 'container', or 'auto' "
							+ "has found neither an embedded Tomcat with an NIO connector nor an embedded Jetty).",
							"Run on an embedded Tomcat or Jetty with boss.websocket.transport=direct, or set "
									+ "boss.websocket.services.chat.resume.enabled to false."));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "services", "methods", "payloads", "silences", "properties", "sessions" })
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

	@Test
	void whenMethodsAreInheritedOrOfAdviceThenTheApplicationStarts() {
		runner().withBean(MistakenServices.OfBase.class)
			.withBean(MistakenServices.LegalAdvice.class)
			.withBean(MistakenServices.StompController.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static Arguments annotated(String name, Class<?> type, String problem, String action) {
		return mistake(name).bean("mine", type)
			.reads("Bean 'mine' (" + type.getName() + ") " + problem + ".", action + ".");
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

		private final Map<String, Class<?>> beans = new LinkedHashMap<>();

		private String property;

		private String value;

		private String description;

		private String action;

		private Mistake(String name) {
			this.name = name;
		}

		private Mistake bean(String name, Class<?> type) {
			this.beans.put(name, type);
			return this;
		}

		private Mistake property(String name, String value) {
			this.property = name;
			this.value = value;
			return this;
		}

		private Arguments reads(String description, String action) {
			this.description = description;
			this.action = action;
			return Arguments.of(this);
		}

		// An application as Boot runs it, but for the server, which it does not come to.
		private FailureAnalysis analyse() {
			SpringApplication application = new SpringApplication(Application.class);
			application.setBannerMode(Banner.Mode.OFF);
			application.setApplicationContextFactory((type) -> {
				AnnotationConfigServletWebApplicationContext context = new AnnotationConfigServletWebApplicationContext();
				context.setServletContext(new MockServletContext());
				return context;
			});
			this.beans.forEach(
					(beanName, type) -> application.addInitializers((context) -> ((GenericApplicationContext) context)
						.registerBeanDefinition(beanName, new RootBeanDefinition(type))));
			String[] arguments = (this.property != null) ? new String[] { "--" + this.property + "=" + this.value }
					: new String[0];
			assertThatException().isThrownBy(() -> application.run(arguments));
			return FailureReport.take();
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ BossWebSocketAutoConfiguration.class, TaskExecutionAutoConfiguration.class })
	static class Application {

	}

	@BossService
	static class OrderBookService implements BossServiceHandler<String> {

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

	static class DiscardingExecutor extends ThreadPoolTaskExecutor {

		DiscardingExecutor() {
			setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonGetter;
import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.BossServices;
import io.boss.websocket.ConnectionReference;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.KeyedServiceReference;
import io.boss.websocket.Outcome;
import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.UserReference;
import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.broadcast.Broadcast;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.broadcast.BroadcastTransport;
import io.boss.websocket.broadcast.InProcessBroadcastTransport;
import io.boss.websocket.endpoint.handshake.ServiceEndpointConfigurer;
import io.boss.websocket.metrics.MicrometerBossStats;
import io.boss.websocket.spi.MessageEncoder;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.ServiceStats;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BossWebSocketAutoConfiguration}.
 */
class BossWebSocketAutoConfigurationTests {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations
		.of(BossWebSocketAutoConfiguration.class, TaskExecutionAutoConfiguration.class, JacksonAutoConfiguration.class);

	private static final BossConnection CONNECTION = new FakeConnection("a");

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS);

	private WebApplicationContextRunner withChat() {
		return this.runner.withBean("chatService", ChatService.class);
	}

	@Nested
	class Applications {

		@Test
		void whenApplicationHasServicesTheyRunAndAreMapped() {
			withChat().run((context) -> {
				assertThat(context).hasSingleBean(BossServices.class)
					.hasSingleBean(BroadcastTemplate.class)
					.hasSingleBean(InProcessBroadcastTransport.class)
					.hasSingleBean(MessageEncoder.class)
					.hasSingleBean(BossStats.class)
					.hasSingleBean(ServiceEndpointConfigurer.class);
				BossServiceReference chat = context.getBean(BossServices.class).get(ChatService.class);
				assertThat(chat.name()).isEqualTo("chat");
				assertThat(chat.state()).isEqualTo(ServiceState.RUNNING);
				assertThat(context.getBean("webSocketHandlerMapping", WebSocketHandlerMapping.class).getUrlMap())
					.containsOnlyKeys("/websocket/chat");
			});
		}

		@Test
		void whenApplicationHasNoServicesItStarts() {
			BossWebSocketAutoConfigurationTests.this.runner.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(BossServices.class).all()).isEmpty();
			});
		}

		@Test
		void whenServiceIsUnknownTheLookupSaysWhichThereAre() {
			withChat().run((context) -> {
				BossServices services = context.getBean(BossServices.class);
				assertThat(services.find("chat")).isPresent();
				assertThat(services.find("chess")).isEmpty();
				assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> services.get("chess"))
					.withMessage("There is no WebSocket service named 'chess'; there are [chat]");
			});
		}

		@Test
		void whenBaseUrlIsSetServicesAreBelowIt() {
			withChat().withPropertyValues("boss.base-url=live/")
				.run((context) -> assertThat(context.getBean(BossServices.class).get("chat").path())
					.isEqualTo("/live/websocket/chat"));
		}

		@Test
		void whenApplicationIsNoWebApplicationThereIsNothing() {
			new ApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
				.withBean(ChatService.class)
				.run((context) -> assertThat(context).hasNotFailed()
					.doesNotHaveBean(BossServices.class)
					.doesNotHaveBean(BroadcastOperations.class)
					.doesNotHaveBean(BossProperties.class));
		}

		@Test
		void whenApplicationIsReactiveThereIsNothing() {
			new ReactiveWebApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
				.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BossServices.class));
		}

		@Test
		void whenSpringWebSocketIsMissingThereIsNothing() {
			BossWebSocketAutoConfigurationTests.this.runner
				.withClassLoader(new FilteredClassLoader("org.springframework.web.socket"))
				.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BossServices.class));
		}

		@Test
		void whenContainerHasNoWebSocketThereIsNothing() {
			BossWebSocketAutoConfigurationTests.this.runner
				.withClassLoader(new FilteredClassLoader("jakarta.websocket.server"))
				.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BossServices.class));
		}

		@Test
		void whenInitialisationIsLazyServicesRunAndAreMappedAllTheSame() {
			withChat().withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
				.run((context) -> {
					assertThat(context.getSourceApplicationContext()
						.getBeanFactory()
						.containsSingleton("webSocketHandlerMapping")).isTrue();
					assertThat(context.getBean(BossServices.class).get("chat").state()).isEqualTo(ServiceState.RUNNING);
				});
		}

		@Test
		void whenContextClosesServicesTerminate() {
			ChatService[] chat = new ChatService[1];
			withChat().run((context) -> chat[0] = context.getBean(ChatService.class));
			assertThat(chat[0].terminated).isEqualTo(TerminationReason.SHUTDOWN);
		}

		@Test
		void whenServiceIsAPrototypeEachStartGetsAFreshBean() {
			BossWebSocketAutoConfigurationTests.this.runner.withUserConfiguration(PrototypeConfiguration.class)
				.run((context) -> {
					BossServiceReference service = context.getBean(BossServices.class).get("counting");
					service.info("crash");
					Awaitility.await().until(() -> service.restarts() == 1 && service.state() == ServiceState.RUNNING);
					assertThat(context.getBean(PrototypeConfiguration.class).made).isEqualTo(2);
				});
		}

		@Test
		void whenServiceHasTheTemplateInjectedThereIsNoCycle() {
			BossWebSocketAutoConfigurationTests.this.runner.withBean(TalkativeService.class)
				.run((context) -> assertThat(context.getBean(BossServices.class).get("talkative").state())
					.isEqualTo(ServiceState.RUNNING));
		}

	}

	@Nested
	class UsersBeans {

		@Test
		void whenUserHasBroadcastOperationsTheyWin() {
			BroadcastOperations own = new BroadcastTemplate(new OwnTransport());
			withChat().withBean("own", BroadcastOperations.class, () -> own)
				.run((context) -> assertThat(context.getBean(BroadcastOperations.class)).isSameAs(own));
		}

		@Test
		void whenUserHasATransportItIsSubscribedToAndUsed() {
			withChat().withBean(OwnTransport.class).run((context) -> {
				assertThat(context).hasSingleBean(BroadcastTransport.class);
				assertThat(context.getBean(BroadcastTemplate.class).broadcast("chat", "hi"))
					.isEqualTo(DeliveryResult.MAILBOX_FULL);
				OwnTransport transport = context.getBean(OwnTransport.class);
				assertThat(transport.subscriber.apply(new Broadcast("chat", "hi", Map.of())))
					.isEqualTo(DeliveryResult.ACCEPTED);
				assertThat(transport.subscriber.apply(new Broadcast("chess", "hi", Map.of())))
					.isEqualTo(DeliveryResult.UNKNOWN_SERVICE);
			});
		}

		@Test
		void whenUserHasAnEncoderItWins() {
			MessageEncoder own = (payload, connection) -> BossMessage.text("own");
			withChat().withBean("own", MessageEncoder.class, () -> own)
				.run((context) -> assertThat(context.getBean(MessageEncoder.class)).isSameAs(own));
		}

		@Test
		void whenUserHasStatsTheyWin() {
			BossStats own = (service) -> ServiceStats.NONE;
			withChat().withBean("own", BossStats.class, () -> own)
				.withBean(SimpleMeterRegistry.class)
				.run((context) -> assertThat(context.getBean(BossStats.class)).isSameAs(own));
		}

		@Test
		void whenUserHasBossServicesTheyWinAndTheEngineRunsAllTheSame() {
			BossServices own = new OwnBossServices();
			withChat().withBean("own", BossServices.class, () -> own).run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(BossServices.class)).isSameAs(own);
				assertThat(context.getBean(BroadcastTemplate.class).broadcast("chat", "hi"))
					.isEqualTo(DeliveryResult.ACCEPTED);
			});
		}

		@Test
		void whenUserHasEnableWebSocketItsHandlersAndOursAreMapped() {
			withChat().withUserConfiguration(OwnWebSocketConfiguration.class)
				.run((context) -> assertThat(
						context.getBean("webSocketHandlerMapping", WebSocketHandlerMapping.class).getUrlMap())
					.containsOnlyKeys("/websocket/chat", "/own"));
		}

		@Test
		void whenUserHasAStompBrokerItsEndpointsAndOursAreMapped() {
			withChat().withUserConfiguration(StompConfiguration.class)
				.run((context) -> assertThat(context.getBeansOfType(HandlerMapping.class))
					.containsKeys("webSocketHandlerMapping", "stompWebSocketHandlerMapping"));
		}

	}

	@Nested
	class Encoders {

		@Test
		void whenThereIsAJsonMapperObjectsBecomeJson() {
			BossWebSocketAutoConfigurationTests.this.runner.run((context) -> assertThat(
					context.getBean(MessageEncoder.class).encode(Map.of("a", List.of(1)), CONNECTION))
				.isEqualTo(BossMessage.text("{\"a\":[1]}")));
		}

		@Test
		void whenObjectIsNoJsonThrowsAndNamesItsClass() {
			BossWebSocketAutoConfigurationTests.this.runner
				.run((context) -> assertThatExceptionOfType(MessageConversionException.class)
					.isThrownBy(() -> context.getBean(MessageEncoder.class).encode(new Unwritable(), CONNECTION))
					.withMessageContaining(Unwritable.class.getName()));
		}

		@Test
		void whenThereIsNoJacksonThrowsAndSaysWhatToAdd() {
			BossWebSocketAutoConfigurationTests.this.runner.withClassLoader(new FilteredClassLoader(JsonMapper.class))
				.run((context) -> {
					assertThat(context).hasNotFailed();
					assertThatExceptionOfType(MessageConversionException.class)
						.isThrownBy(() -> context.getBean(MessageEncoder.class).encode(List.of(), CONNECTION))
						.withMessageContaining("spring-boot-starter-jackson");
				});
		}

	}

	@Nested
	class Metrics {

		@Test
		void whenThereIsARegistryWhatHappensIsCounted() {
			withChat().withBean(SimpleMeterRegistry.class).run((context) -> {
				assertThat(context.getBean(BossStats.class)).isInstanceOf(MicrometerBossStats.class);
				context.getBean(BossServices.class).get("chat").info("crash");
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				Awaitility.await()
					.untilAsserted(() -> assertThat(
							registry.find("boss.websocket.service.restarts").tag("service", "chat").counter())
						.isNotNull());
				assertThat(registry.get("boss.websocket.service.crashes").tag("service", "chat").counter().count())
					.isGreaterThanOrEqualTo(1);
			});
		}

		@Test
		void whenThereIsNoRegistryNothingIsCounted() {
			withChat().run((context) -> assertThat(context.getBean(BossStats.class)).isSameAs(BossStats.NONE));
		}

		@Test
		void whenThereIsNoMicrometerNothingIsCounted() {
			withChat().withClassLoader(new FilteredClassLoader("io.micrometer"))
				.run((context) -> assertThat(context.getBean(BossStats.class)).isSameAs(BossStats.NONE));
		}

	}

	@Nested
	class Executors {

		@Test
		void whenNothingIsChosenTheApplicationTaskExecutorRunsCallbacks() {
			withChat().withPropertyValues("spring.task.execution.thread-name-prefix=app-")
				.run((context) -> assertThat(initThread(context)).startsWith("app-"));
		}

		@Test
		void whenThreadsAreVirtualCallbacksRunOnThem() {
			withChat()
				.withPropertyValues("spring.threads.virtual.enabled=true",
						"spring.task.execution.thread-name-prefix=app-")
				.run((context) -> assertThat(initThread(context)).startsWith("app-"));
		}

		@Test
		void whenThereIsOneOtherExecutorItRunsCallbacks() {
			withChat().withBean("only", ThreadPoolTaskExecutor.class, () -> executor("only-"))
				.run((context) -> assertThat(initThread(context)).startsWith("only-"));
		}

		@Test
		void whenThereAreTwoWithoutAChoiceStartFailsAndNamesTheProperty() {
			withChat().withBean("one", ThreadPoolTaskExecutor.class, () -> executor("one-"))
				.withBean("two", ThreadPoolTaskExecutor.class, () -> executor("two-"))
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessageContaining("boss.websocket.task-executor")
					.hasMessageContaining("[one, two]"));
		}

		@Test
		void whenOneOfTwoIsChosenItRunsCallbacks() {
			withChat().withBean("one", ThreadPoolTaskExecutor.class, () -> executor("one-"))
				.withBean("two", ThreadPoolTaskExecutor.class, () -> executor("two-"))
				.withPropertyValues("boss.websocket.task-executor=two")
				.run((context) -> assertThat(initThread(context)).startsWith("two-"));
		}

		@Test
		void whenChosenOneDoesNotExistStartFailsAndNamesThoseThatDo() {
			withChat().withBean("one", ThreadPoolTaskExecutor.class, () -> executor("one-"))
				.withPropertyValues("boss.websocket.task-executor=three")
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessageContaining("boss.websocket.task-executor")
					.hasMessageContaining("[one]"));
		}

		@Test
		void whenChosenOneIsNoExecutorStartFails() {
			withChat().withPropertyValues("boss.websocket.task-executor=chatService")
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessageContaining("boss.websocket.task-executor"));
		}

		@Test
		void whenNothingIsChosenWorkHasThreadsOfItsOwn() {
			withChat().run((context) -> assertThat(workThread(context)).startsWith("boss-work-"));
		}

		@Test
		void whenThreadsAreVirtualWorkHasThem() {
			withChat().withPropertyValues("spring.threads.virtual.enabled=true")
				.run((context) -> assertThat(workThread(context)).startsWith("boss-work-"));
		}

		@Test
		void whenAnExecutorIsChosenForWorkItRunsWorkAndNoCallbacks() {
			withChat().withBean("one", ThreadPoolTaskExecutor.class, () -> executor("one-"))
				.withBean("two", ThreadPoolTaskExecutor.class, () -> executor("two-"))
				.withPropertyValues("boss.websocket.task-executor=one", "boss.websocket.work.task-executor=two")
				.run((context) -> {
					assertThat(initThread(context)).startsWith("one-");
					assertThat(workThread(context)).startsWith("two-");
				});
		}

		@Test
		void whenTheExecutorForWorkDoesNotExistOrDropsTasksStartFails() {
			withChat().withPropertyValues("boss.websocket.work.task-executor=three")
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessageContaining("boss.websocket.work.task-executor")
					.hasMessageContaining("[applicationTaskExecutor]"));
			withChat().withBean("one", ThreadPoolTaskExecutor.class, () -> {
				ThreadPoolTaskExecutor executor = executor("one-");
				executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
				executor.initialize();
				return executor;
			})
				.withBean("two", ThreadPoolTaskExecutor.class, () -> executor("two-"))
				.withPropertyValues("boss.websocket.task-executor=two", "boss.websocket.work.task-executor=one")
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessageContaining("boss.websocket.work.task-executor")
					.hasMessageContaining("drops tasks"));
		}

		private String workThread(ApplicationContext context) {
			CompletableFuture<String> thread = new CompletableFuture<>();
			assertThat(context.getBean(BossServices.class)
				.get("chat")
				.pipeToSelf("name", () -> thread.complete(Thread.currentThread().getName())))
				.isEqualTo(DeliveryResult.ACCEPTED);
			return thread.join();
		}

		@Test
		void whenOnlyAStompBrokerHasExecutorsTheyAreLeftToIt() {
			withChat().withUserConfiguration(StompConfiguration.class)
				.withPropertyValues("spring.task.execution.thread-name-prefix=app-")
				.run((context) -> assertThat(initThread(context)).startsWith("app-"));
		}

		@Test
		void whenThereIsASchedulerItIsNotTakenForAnExecutor() {
			withChat().withBean("timer", ThreadPoolTaskScheduler.class)
				.withBean("only", ThreadPoolTaskExecutor.class, () -> executor("only-"))
				.run((context) -> assertThat(initThread(context)).startsWith("only-"));
		}

		@Test
		void whenEngineHasThreadsOfItsOwnTheyAreNoBeans() {
			withChat().run((context) -> {
				assertThat(context).hasSingleBean(Executor.class).hasBean("applicationTaskExecutor");
				assertThat(context).doesNotHaveBean(TaskScheduler.class);
			});
		}

		private ThreadPoolTaskExecutor executor(String prefix) {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			executor.setThreadNamePrefix(prefix);
			return executor;
		}

		private String initThread(ApplicationContext context) {
			return context.getBean(ChatService.class).initThread.join();
		}

	}

	@BossService
	static class ChatService implements BossServiceHandler<String> {

		private final CompletableFuture<String> initThread = new CompletableFuture<>();

		private volatile TerminationReason terminated;

		@Override
		public String init() {
			this.initThread.complete(Thread.currentThread().getName());
			return "state";
		}

		@Override
		public Outcome<String> handleInfo(Object info, String state) {
			throw new IllegalStateException("on purpose");
		}

		@Override
		public void terminate(TerminationReason reason, String state) {
			this.terminated = reason;
		}

	}

	@BossService
	static class TalkativeService implements BossServiceHandler<String> {

		TalkativeService(BroadcastOperations broadcasts) {
			assertThat(broadcasts).isNotNull();
		}

	}

	@BossService
	static class CountingService implements BossServiceHandler<Void> {

		@Override
		public Outcome<Void> handleInfo(Object info, Void state) {
			return Outcome.stop(TerminationReason.stopped("on purpose"), state);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrototypeConfiguration {

		private volatile int made;

		@Bean
		@Scope("prototype")
		CountingService countingService() {
			this.made++;
			return new CountingService();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSocket
	static class OwnWebSocketConfiguration implements WebSocketConfigurer {

		@Override
		public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
			registry.addHandler(new TextWebSocketHandler(), "/own");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSocketMessageBroker
	static class StompConfiguration implements WebSocketMessageBrokerConfigurer {

		@Override
		public void registerStompEndpoints(StompEndpointRegistry registry) {
			registry.addEndpoint("/stomp");
		}

	}

	static class OwnTransport implements BroadcastTransport {

		private volatile Function<Broadcast, DeliveryResult> subscriber;

		@Override
		public DeliveryResult publish(Broadcast broadcast) {
			return DeliveryResult.MAILBOX_FULL;
		}

		@Override
		public void subscribe(Function<Broadcast, DeliveryResult> subscriber) {
			this.subscriber = subscriber;
		}

	}

	static class OwnBossServices implements BossServices {

		@Override
		public Optional<BossServiceReference> find(String name) {
			return Optional.empty();
		}

		@Override
		public BossServiceReference get(String name) {
			throw new IllegalArgumentException();
		}

		@Override
		public BossServiceReference get(Class<?> type) {
			throw new IllegalArgumentException();
		}

		@Override
		public KeyedServiceReference keyed(String name) {
			throw new IllegalArgumentException();
		}

		@Override
		public KeyedServiceReference keyed(Class<?> type) {
			throw new IllegalArgumentException();
		}

		@Override
		public List<BossServiceReference> all() {
			return List.of();
		}

		@Override
		public ConnectionReference connection(String id) {
			throw new IllegalStateException();
		}

		@Override
		public UserReference user(String name) {
			throw new IllegalStateException();
		}

		@Override
		public List<BossConnection> connectionsOf(String user) {
			return List.of();
		}

	}

	static class Unwritable {

		@JsonGetter
		String value() {
			throw new IllegalStateException("on purpose");
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Handshake;
import io.boss.websocket.IdleTimeout;
import io.boss.websocket.Outcome;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.OnTerminate;
import io.boss.websocket.annotation.ServicePath;
import io.boss.websocket.annotation.SessionId;
import io.boss.websocket.test.client.BossWebSocketClient;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Services whose methods are annotated.
 */
class AnnotatedServicesIntegrationTests {

	private final EventLog log = new EventLog();

	@ParameterizedTest
	@EnumSource
	void whenMethodsAreAnnotatedThenTheyAreCalled(Container container) {
		try (BossServer server = BossServer.on(container)
			.service(TalkService.class, () -> new TalkService(this.log))
			.start()) {
			this.log.expect("init");
			try (BossWebSocketClient ann = BossWebSocketClient.connect(server.uri("/websocket/talk?name=ann"));
					BossWebSocketClient bob = BossWebSocketClient.connect(server.uri("/websocket/talk?name=bob"))) {
				assertThat(ann.receiveText()).isEqualTo("{\"text\":\"welcome ann\"}");
				assertThat(bob.receiveText()).isEqualTo("{\"text\":\"welcome bob\"}");
				ann.send("{\"type\":\"say\",\"text\":\"hello\"}");
				assertThat(bob.receiveText()).isEqualTo("{\"text\":\"hello\"}");
				ann.send("{\"type\":\"typing\"}");
				assertThat(ann.receiveTexts(2)).containsExactly("{\"text\":\"hello\"}", "{\"text\":\"you type\"}");
				assertThat(server.broadcasts().broadcast(TalkService.class, "news")).isEqualTo(DeliveryResult.ACCEPTED);
				assertThat(server.broadcasts().broadcast("talk", new Say("object"))).isEqualTo(DeliveryResult.ACCEPTED);
				assertThat(ann.receiveTexts(2)).containsExactly("{\"text\":\"news\"}", "{\"text\":\"object!\"}");
				server.service("talk").info(42);
				this.log.expect("info 42", "timeout");
				bob.close(4001, "tired");
				this.log.expect("left PEER 4001 tired");
			}
			this.log.expectPrefix("left ");
		}
		this.log.expect("bye NORMAL");
	}

	@Test
	void whenHandshakeTellsThingsThenTheyAreArguments() {
		Map<String, String> headers = Map.of("X-User", "ann", "X-Level", "3", "Cookie", "theme=dark; SID=s-1");
		try (BossServer server = BossServer.on(Container.TOMCAT)
			.service(DeskService.class, DeskService::new)
			.service(Filter.class, AnnotatedServicesIntegrationTests::userFilter)
			.with("boss.websocket.session-cookie=SID")
			.start();
				BossWebSocketClient client = BossWebSocketClient.to(server.uri("/websocket/desk?name=a&tag=x&tag=y"))
					.headers(headers)
					.connect()) {
			assertThat(client.receiveText()).isEqualTo("/websocket/desk s-1 ann a [x, y] 3 dark true null");
			client.send("name");
			assertThat(client.receiveText()).isEqualTo("a of ann says name");
		}
	}

	@Test
	void whenRequiredParameterIsMissingThenTheClientIsClosed() {
		try (BossServer server = BossServer.on(Container.TOMCAT)
			.service(TalkService.class, () -> new TalkService(this.log))
			.start()) {
			try (BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/talk"))) {
				assertThat(client.awaitEnd()).asString()
					.isEqualTo("1008 'name' is missing in the request that opened the connection");
			}
			try (BossWebSocketClient client = BossWebSocketClient
				.connect(server.uri("/websocket/talk?name=ann&level=high"))) {
				assertThat(client.awaitEnd()).asString()
					.isEqualTo("1008 'level' is no int in the request that opened the connection");
			}
			assertThat(server.service("talk").restarts()).isZero();
		}
	}

	@Test
	void whenPayloadIsAListThenItsElementsAreObjects() {
		try (BossServer server = BossServer.on(Container.TOMCAT).service(ListService.class, ListService::new).start();
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/list"))) {
			client.send("[{\"text\":\"a\"},{\"text\":\"b\"}]");
			assertThat(client.receiveText()).isEqualTo("[{\"text\":\"b\"},{\"text\":\"a\"}]");
		}
	}

	@Test
	void whenMethodCrashesAndThatIsWantedThenItIsRestartedWithAFreshStateAndItsClients() {
		try (BossServer server = BossServer.on(Container.TOMCAT)
			.service(FragileCount.class, FragileCount::new)
			.with("boss.websocket.on-error=restart")
			.start();
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/fragile-count"))) {
			assertThat(client.receiveText()).isEqualTo("joined false");
			client.send("a");
			client.send("b");
			assertThat(client.receiveTexts(2)).containsExactly("1", "2");
			client.send("crash");
			assertThat(client.receiveText()).isEqualTo("joined true");
			client.send("a");
			assertThat(client.receiveTexts(2)).containsExactly("joined true", "1");
			assertThat(server.service("fragile-count").restarts()).isEqualTo(2);
		}
	}

	@Test
	void whenBeanIsAPrototypeThenEachInstanceHasItsOwnFields() {
		try (BossServer server = BossServer.on(Container.TOMCAT).with(PrototypeConfiguration.class).start();
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/field"))) {
			client.send("a");
			client.send("b");
			assertThat(client.receiveTexts(2)).containsExactly("1", "2");
			client.send("stop");
			client.send("a");
			assertThat(client.receiveText()).isEqualTo("1");
		}
	}

	@Test
	void whenBeanIsProxiedByItsClassThenCallsGoThroughTheProxy() {
		try (BossServer server = BossServer.on(Container.TOMCAT)
			.service(ListService.class, ListService::new)
			.service(BeanPostProcessor.class, () -> new Proxying(this.log, true))
			.start(); BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/list"))) {
			client.send("[{\"text\":\"a\"}]");
			assertThat(client.receiveText()).isEqualTo("[{\"text\":\"a\"}]");
			this.log.expect("before said");
		}
	}

	@Test
	void whenBeanIsProxiedByAnInterfaceThenTheMendIsTold() {
		BossServer.Builder builder = BossServer.on(Container.TOMCAT)
			.service(ListService.class, ListService::new)
			.service(BeanPostProcessor.class, () -> new Proxying(this.log, false));
		assertThatException().isThrownBy(builder::start)
			.withStackTraceContaining("said")
			.withStackTraceContaining("switch to CGLIB proxies");
	}

	private static Filter userFilter() {
		return (request, response, chain) -> {
			HttpServletRequest http = (HttpServletRequest) request;
			String user = http.getHeader("X-User");
			chain.doFilter(new HttpServletRequestWrapper(http) {

				@Override
				public Principal getUserPrincipal() {
					return () -> user;
				}

			}, response);
		};
	}

	sealed interface Talk {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	@JsonSubTypes({ @JsonSubTypes.Type(value = Say.class, name = "say"),
			@JsonSubTypes.Type(value = Typing.class, name = "typing") })
	sealed interface Request extends Talk {

	}

	record Say(String text) implements Request {
	}

	record Typing() implements Request {
	}

	record Said(String text) implements Talk {
	}

	record Line(String text) {
	}

	@BossService
	static class TalkService {

		private final EventLog log;

		TalkService(EventLog log) {
			this.log = log;
		}

		@OnInit
		ConnectionGroup init() {
			this.log.add("init");
			return new ConnectionGroup();
		}

		@OnJoin
		Said joined(BossConnection client, ConnectionGroup group, @RequestParam String name,
				@RequestParam(defaultValue = "1") int level) {
			group.add(client);
			return new Said("welcome " + name);
		}

		@OnIncoming
		void said(Say say, ConnectionGroup group) {
			group.send(new Said(say.text()));
		}

		@OnIncoming
		Said typing(Typing typing) {
			return new Said("you type");
		}

		@OnBroadcast
		void announce(String text, ConnectionGroup group) {
			group.send(new Said(text));
		}

		@OnBroadcast
		void announce(Say say, ConnectionGroup group) {
			group.send(new Said(say.text() + "!"));
		}

		@OnInfo
		Outcome<ConnectionGroup> told(Integer info, ConnectionGroup group) {
			this.log.add("info " + info);
			return Outcome.noReply(group, Duration.ofMillis(1));
		}

		@OnInfo
		void silence(IdleTimeout timeout) {
			this.log.add("timeout");
		}

		@OnClose
		void left(BossConnection client, CloseReason reason, ConnectionGroup group) {
			this.log.add("left " + reason.kind() + " " + reason.code() + " " + reason.text());
		}

		@OnTerminate
		void bye(TerminationReason reason, ConnectionGroup group) {
			this.log.add("bye " + ((reason == TerminationReason.SHUTDOWN) ? "NORMAL" : reason));
		}

	}

	@BossService
	static class DeskService {

		@OnJoin
		String joined(@ServicePath String url, @SessionId String session, Principal principal, Handshake handshake,
				@RequestParam String name, @RequestParam("tag") List<String> tags, @RequestHeader("X-Level") int level,
				@CookieValue String theme, BossConnection client, @RequestParam(required = false) Integer age) {
			return url + " " + session + " " + principal.getName() + " " + name + " " + tags + " " + level + " " + theme
					+ " " + (client.handshake() == handshake) + " " + age;
		}

		@OnIncoming
		String said(String text, @RequestParam String name, Principal principal) {
			return name + " of " + principal.getName() + " says " + text;
		}

	}

	interface Listing {

	}

	@BossService
	static class ListService implements Listing {

		@OnIncoming
		List<Line> said(List<Line> lines) {
			return lines.stream().sorted((a, b) -> b.text().compareTo(a.text())).toList();
		}

	}

	@BossService
	static class FragileCount {

		@OnInit
		int init() {
			return 0;
		}

		@OnJoin
		String joined(BossConnection client) {
			return "joined " + client.isRejoined();
		}

		@OnIncoming
		int said(String text, BossConnection client, int count) {
			if (text.equals("crash")) {
				throw new IllegalStateException("crash");
			}
			client.send(Integer.toString(count + 1));
			return count + 1;
		}

	}

	@BossService("field")
	static class FieldService {

		private int count;

		@OnIncoming
		Object said(String text) {
			return text.equals("stop") ? Outcome.stop(TerminationReason.NORMAL, null) : ++this.count;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrototypeConfiguration {

		@Bean
		@Scope("prototype")
		FieldService fieldService() {
			return new FieldService();
		}

	}

	private static final class Proxying implements BeanPostProcessor {

		private final EventLog log;

		private final boolean byClass;

		private Proxying(EventLog log, boolean byClass) {
			this.log = log;
			this.byClass = byClass;
		}

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			if (!(bean instanceof Listing)) {
				return bean;
			}
			ProxyFactory factory = new ProxyFactory(bean);
			factory.setProxyTargetClass(this.byClass);
			factory.addAdvice((MethodInterceptor) (invocation) -> {
				this.log.add("before " + invocation.getMethod().getName());
				return invocation.proceed();
			});
			return factory.getProxy();
		}

	}

}

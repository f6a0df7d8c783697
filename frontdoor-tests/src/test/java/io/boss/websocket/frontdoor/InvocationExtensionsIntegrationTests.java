/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.config.ConversionHeaders;
import io.boss.websocket.config.MessageConverterCustomizer;
import io.boss.websocket.test.client.BossWebSocketClient;
import org.junit.jupiter.api.Test;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.HandlerMethodReturnValueHandler;
import org.springframework.messaging.support.GenericMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application adds with beans: converters, arguments and return values.
 */
class InvocationExtensionsIntegrationTests {

	private static final EventLog log = new EventLog();

	@Test
	void whenConverterIsChosenBySubprotocolThenEachClientSpeaksItsOwn() {
		try (BossServer server = server();
				BossWebSocketClient json = BossWebSocketClient.to(server.uri("/websocket/pair"))
					.subprotocols("json")
					.connect();
				BossWebSocketClient pairs = BossWebSocketClient.to(server.uri("/websocket/pair"))
					.subprotocols("pairs")
					.connect()) {
			assertThat(json.receiveText()).isEqualTo("{\"key\":\"welcome\",\"value\":\"json\"}");
			assertThat(pairs.receiveText()).isEqualTo("welcome=pairs");
			json.send("{\"key\":\"a\",\"value\":\"1\"}");
			assertThat(json.receiveText()).isEqualTo("{\"key\":\"a\",\"value\":\"1\"}");
			assertThat(pairs.receiveText()).isEqualTo("a=1");
			pairs.send("b=2");
			assertThat(json.receiveText()).isEqualTo("{\"key\":\"b\",\"value\":\"2\"}");
			assertThat(pairs.receiveText()).isEqualTo("b=2");
		}
	}

	@Test
	void whenConverterDoesNotUnderstandAMessageThenItIsInvalid() {
		try (BossServer server = server();
				BossWebSocketClient pairs = BossWebSocketClient.to(server.uri("/websocket/pair"))
					.subprotocols("pairs")
					.connect()) {
			assertThat(pairs.receiveText()).isEqualTo("welcome=pairs");
			pairs.send("nonsense");
			assertThat(pairs.receiveText())
				.isEqualTo("{\"detail\":\"The message cannot be read\",\"status\":400,\"title\":\"Bad Request\"}");
		}
	}

	@Test
	void whenApplicationHasAnArgumentResolverAndAReturnValueHandlerThenTheyAreUsed() {
		try (BossServer server = server();
				BossWebSocketClient client = BossWebSocketClient.connect(server.uri("/websocket/mood"))) {
			client.send("well");
			log.expect("audit feels well in mood");
			client.send("badly");
			log.expect("audit feels badly in mood");
		}
	}

	private static BossServer server() {
		return BossServer.on(Container.TOMCAT)
			.service(PairService.class, PairService::new)
			.service(MoodService.class, MoodService::new)
			.service(MessageConverterCustomizer.class,
					() -> (service, converters) -> converters.add(0, new PairConverter()))
			.service(HandlerMethodArgumentResolver.class, VerbResolver::new)
			.service(HandlerMethodReturnValueHandler.class, AuditHandler::new)
			.start();
	}

	record Pair(String key, String value) {
	}

	record Audit(String text) {
	}

	@Target(ElementType.PARAMETER)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Verb {

	}

	@BossService(name = "pair", subprotocols = { "json", "pairs" })
	static class PairService {

		@OnInit
		ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@OnJoin
		Pair joined(BossConnection client, ConnectionGroup group) {
			group.add(client);
			return new Pair("welcome", client.handshake().subprotocol());
		}

		@OnIncoming
		void said(Pair pair, ConnectionGroup group) {
			group.send(pair);
		}

	}

	@BossService("mood")
	static class MoodService {

		@OnIncoming
		Audit said(String text, @Verb String verb, BossConnection client) {
			return new Audit(verb + " " + text + " in " + client.service());
		}

	}

	/**
	 * Pairs as "key=value", for those who speak it.
	 */
	private static final class PairConverter implements MessageConverter {

		@Override
		public Object fromMessage(Message<?> message, Class<?> targetClass) {
			if (!isSpoken(message.getHeaders()) || targetClass != Pair.class) {
				return null;
			}
			String[] parts = message.getPayload().toString().split("=");
			return new Pair(parts[0], parts[1]);
		}

		@Override
		public Message<?> toMessage(Object payload, MessageHeaders headers) {
			return (isSpoken(headers) && payload instanceof Pair pair)
					? new GenericMessage<>(pair.key() + "=" + pair.value(), Map.of()) : null;
		}

		private boolean isSpoken(MessageHeaders headers) {
			return "pairs".equals(headers.get(ConversionHeaders.SUBPROTOCOL));
		}

	}

	private static final class VerbResolver implements HandlerMethodArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.hasParameterAnnotation(Verb.class);
		}

		@Override
		public Object resolveArgument(MethodParameter parameter, Message<?> message) {
			return "feels";
		}

	}

	private static final class AuditHandler implements HandlerMethodReturnValueHandler {

		@Override
		public boolean supportsReturnType(MethodParameter returnType) {
			return returnType.getParameterType() == Audit.class;
		}

		@Override
		public void handleReturnValue(Object returnValue, MethodParameter returnType, Message<?> message) {
			log.add("audit " + ((Audit) returnValue).text());
		}

	}

}

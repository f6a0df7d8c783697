/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.Outcome;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.conversion.ServiceConverters;
import io.boss.websocket.invocation.AnnotatedHandlerFactory;
import io.boss.websocket.invocation.InvalidMessagePolicy;
import io.boss.websocket.stats.BossStats;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;

/**
 * Cost of a callback of an annotated method over one of the interface. Both get the same
 * text, client and state, once as it is and once read from JSON. <pre>
 * mvn -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar AnnotatedDispatch
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AnnotatedDispatchBenchmark {

	private static final String URL = "/websocket/benchmark";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final BossConnection client = new SilentConnection();

	private final BossMessage textMessage = BossMessage.text("hello");

	private final BossMessage jsonMessage = BossMessage.text("{\"text\":\"hello\"}");

	private final Running byInterface = new Running(new InterfaceService());

	private final Running annotated = new Running(annotated(new AnnotatedService()));

	private final Running byInterfaceWithJson = new Running(new InterfaceJsonService());

	private final Running annotatedWithJson = new Running(annotated(new AnnotatedJsonService()));

	/**
	 * The interface, with text.
	 * @return the outcome
	 */
	@Benchmark
	public Outcome<Object> byInterface() {
		return this.byInterface.handle(this.client, this.textMessage);
	}

	/**
	 * An annotated method, with text.
	 * @return the outcome
	 */
	@Benchmark
	public Outcome<Object> annotated() {
		return this.annotated.handle(this.client, this.textMessage);
	}

	/**
	 * The interface, with JSON that it reads itself.
	 * @return the outcome
	 */
	@Benchmark
	public Outcome<Object> byInterfaceWithJson() {
		return this.byInterfaceWithJson.handle(this.client, this.jsonMessage);
	}

	/**
	 * An annotated method, with an object that is read from JSON.
	 * @return the outcome
	 */
	@Benchmark
	public Outcome<Object> annotatedWithJson() {
		return this.annotatedWithJson.handle(this.client, this.jsonMessage);
	}

	private static BossServiceHandler<?> annotated(Object service) {
		JacksonJsonMessageConverter converter = new JacksonJsonMessageConverter(JSON);
		converter.setSerializedPayloadClass(String.class);
		AnnotatedHandlerFactory factory = new AnnotatedHandlerFactory(List.of(), List.of(),
				new ServiceConverters(List.of(converter), List.of()), ApplicationConversionService.getSharedInstance(),
				null, (name) -> InvalidMessagePolicy.ANSWER, List::of, BossStats.NONE);
		return factory.prepare("benchmark", "benchmark", service.getClass()).apply(service);
	}

	private static final class Running {

		private final BossServiceHandler<Object> handler;

		private final Object state;

		@SuppressWarnings("unchecked") // the state is the handler's own
		private Running(BossServiceHandler<?> handler) {
			this.handler = (BossServiceHandler<Object>) handler;
			this.state = this.handler.init();
		}

		private Outcome<Object> handle(BossConnection client, BossMessage message) {
			return this.handler.handleIncoming(URL, client, message, this.state);
		}

	}

	static final class Tally {

		private long characters;

		private BossConnection last = new SilentConnection();

		void add(BossConnection client, String text) {
			this.characters += text.length();
			this.last = client;
		}

	}

	record Say(String text) {
	}

	static class InterfaceService implements BossServiceHandler<Tally> {

		@Override
		public Tally init() {
			return new Tally();
		}

		@Override
		public Outcome<Tally> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Tally tally) {
			if (message instanceof BossMessage.Text text) {
				tally.add(client, text.payload());
			}
			return Outcome.noReply(tally);
		}

	}

	static class AnnotatedService {

		@OnInit
		Tally init() {
			return new Tally();
		}

		@OnIncoming
		void said(String text, BossConnection client, Tally tally) {
			tally.add(client, text);
		}

	}

	static class InterfaceJsonService extends InterfaceService {

		@Override
		public Outcome<Tally> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				Tally tally) {
			if (message instanceof BossMessage.Text text) {
				tally.add(client, JSON.readValue(text.payload(), Say.class).text());
			}
			return Outcome.noReply(tally);
		}

	}

	static class AnnotatedJsonService {

		@OnInit
		Tally init() {
			return new Tally();
		}

		@OnIncoming
		void said(Say say, BossConnection client, Tally tally) {
			tally.add(client, say.text());
		}

	}

}

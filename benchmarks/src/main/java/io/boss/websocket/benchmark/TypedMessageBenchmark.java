/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.SendResult;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.conversion.JsonConverter;
import io.boss.websocket.conversion.ServiceConverters;
import io.boss.websocket.invocation.AnnotatedHandlerFactory;
import io.boss.websocket.invocation.InvalidMessagePolicy;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.wire.EncodedFrame;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.convert.ApplicationConversionService;

/**
 * Cost of a typed message, record in and record out, from its bytes to the frame that
 * answers it, over what Jackson takes for the same record. <pre>
 * mvn -q -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar TypedMessage -prof gc
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TypedMessageBenchmark {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	// 128 bytes.
	private final byte[] json = ("{\"type\":\"say\",\"text\":\"" + "x".repeat(104) + "\"}")
		.getBytes(StandardCharsets.UTF_8);

	private final ByteBuffer received = ByteBuffer.wrap(this.json);

	private final EncodingClient client = new EncodingClient();

	private final BossServiceHandler<Object> text = handler(new TextService());

	private final BossServiceHandler<Object> typed = handler(new TypedService());

	private final BossServiceHandler<Object> sealed = handler(new SealedService());

	/**
	 * Jackson alone.
	 * @return the JSON
	 */
	@Benchmark
	public byte[] jackson() {
		return JSON.writeValueAsBytes(JSON.readValue(this.json, Say.class));
	}

	/**
	 * Jackson alone, with a hierarchy.
	 * @return the JSON
	 */
	@Benchmark
	public byte[] jacksonSealed() {
		return JSON.writeValueAsBytes(JSON.readValue(this.json, Command.class));
	}

	/**
	 * A method that answers a text.
	 * @param hole takes the frame
	 */
	@Benchmark
	public void text(Blackhole hole) {
		echo(this.text, hole);
	}

	/**
	 * A method that answers a record.
	 * @param hole takes the frame
	 */
	@Benchmark
	public void typed(Blackhole hole) {
		echo(this.typed, hole);
	}

	/**
	 * The same with a sealed hierarchy of ten types.
	 * @param hole takes the frame
	 */
	@Benchmark
	public void sealed(Blackhole hole) {
		echo(this.sealed, hole);
	}

	private void echo(BossServiceHandler<Object> handler, Blackhole hole) {
		hole.consume(handler.handleIncoming("/websocket/benchmark", this.client, BossMessage.utf8(this.received),
				TypedMessageBenchmark.class));
		hole.consume(this.client.frame);
	}

	@SuppressWarnings("unchecked") // no service here has state
	private static BossServiceHandler<Object> handler(Object service) {
		AnnotatedHandlerFactory factory = new AnnotatedHandlerFactory(List.of(), List.of(), EncodingClient.CONVERTERS,
				ApplicationConversionService.getSharedInstance(), null, (name) -> InvalidMessagePolicy.ANSWER, List::of,
				BossStats.NONE);
		return (BossServiceHandler<Object>) factory.prepare("benchmark", "benchmark", service.getClass())
			.apply(service);
	}

	record Say(String type, String text) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	@JsonSubTypes({ @JsonSubTypes.Type(name = "a", value = A.class), @JsonSubTypes.Type(name = "b", value = B.class),
			@JsonSubTypes.Type(name = "c", value = C.class), @JsonSubTypes.Type(name = "d", value = D.class),
			@JsonSubTypes.Type(name = "e", value = E.class), @JsonSubTypes.Type(name = "f", value = F.class),
			@JsonSubTypes.Type(name = "g", value = G.class), @JsonSubTypes.Type(name = "h", value = H.class),
			@JsonSubTypes.Type(name = "i", value = I.class), @JsonSubTypes.Type(name = "say", value = Speech.class) })
	sealed interface Command {

	}

	record A(String a) implements Command {
	}

	record B(String b) implements Command {
	}

	record C(String c) implements Command {
	}

	record D(String d) implements Command {
	}

	record E(String e) implements Command {
	}

	record F(String f) implements Command {
	}

	record G(String g) implements Command {
	}

	record H(String h) implements Command {
	}

	record I(String i) implements Command {
	}

	record Speech(String text) implements Command {
	}

	static class TextService {

		@OnIncoming
		String said(String text) {
			return text;
		}

	}

	static class TypedService {

		@OnIncoming
		Say said(Say say) {
			return say;
		}

	}

	static class SealedService {

		@OnIncoming
		Command said(Command command) {
			return command;
		}

	}

	/**
	 * A client that makes frames of what it is sent, and drops them.
	 */
	private static final class EncodingClient extends SilentConnection {

		private static final ServiceConverters CONVERTERS = new ServiceConverters(List.of(new JsonConverter(JSON)),
				List.of());

		private @Nullable EncodedFrame frame;

		@Override
		public BossMessage encode(Object payload) {
			return (payload instanceof String string) ? BossMessage.text(string)
					: CONVERTERS.of(service()).write(payload, this);
		}

		@Override
		public SendResult send(BossMessage message) {
			this.frame = EncodedFrame.text(message.bytes()).with(message.options());
			return SendResult.QUEUED;
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.assistant;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Model whose tokens come from a test.
 */
public class FedModel implements LanguageModel {

	private final BlockingQueue<Typing> typings = new LinkedBlockingQueue<>();

	@Override
	public Flux<String> answer(List<Exchange> before, String prompt) {
		return Flux.create((sink) -> this.typings.add(new Typing(before, prompt, sink)),
				FluxSink.OverflowStrategy.ERROR);
	}

	/**
	 * The next answer that was asked for.
	 * @return what the test types
	 */
	public Typing next() {
		Typing typing = this.typings.poll();
		assertThat(typing).as("prompt").isNotNull();
		return typing;
	}

	/**
	 * Whether there is an answer that {@link #next} would return.
	 * @return whether a prompt has come
	 */
	public boolean isAsked() {
		return !this.typings.isEmpty();
	}

	/**
	 * Answer as the model types it.
	 */
	public static final class Typing {

		final List<Exchange> before;

		final String prompt;

		private final FluxSink<String> sink;

		private final AtomicLong wanted = new AtomicLong();

		private final AtomicBoolean cancelled = new AtomicBoolean();

		Typing(List<Exchange> before, String prompt, FluxSink<String> sink) {
			this.before = before;
			this.prompt = prompt;
			this.sink = sink;
			sink.onRequest(this.wanted::addAndGet);
			sink.onCancel(() -> this.cancelled.set(true));
		}

		/**
		 * How many tokens are asked for and have not been typed.
		 * @return the number
		 */
		public long wanted() {
			return this.wanted.get();
		}

		public boolean isCancelled() {
			return this.cancelled.get();
		}

		/**
		 * Types a token. One that nobody has asked for fails the answer.
		 * @param token the token
		 */
		public void type(String token) {
			this.wanted.decrementAndGet();
			this.sink.next(token);
		}

		public void complete() {
			this.sink.complete();
		}

		public void fail(Throwable failure) {
			this.sink.error(failure);
		}

	}

}

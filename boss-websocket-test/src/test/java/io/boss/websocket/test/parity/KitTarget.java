/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.boss.websocket.BossServices;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.HandshakeResult;
import io.boss.websocket.test.TestHandshake;
import io.boss.websocket.test.TestNode;

import org.springframework.beans.BeanUtils;

/**
 * Services on the engine of the kit. Who waits lets virtual time pass.
 */
class KitTarget implements ParityTarget {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration MOMENT = Duration.ofMillis(5);

	private final BossTester boss;

	private final Runnable end;

	KitTarget(BossTester boss, Runnable end) {
		this.boss = boss;
		this.end = end;
	}

	/**
	 * Starts services without an application context.
	 * @param builder what the tester is made with
	 * @param services the classes of the services
	 * @param properties the properties
	 * @param heard where the services write down what they hear
	 * @return the target
	 */
	static KitTarget start(BossTester.Builder builder, Collection<Class<?>> services, List<String> properties,
			Heard heard) {
		properties.forEach((property) -> builder.property(property.split("=")[0], property.split("=")[1]));
		services.forEach((service) -> builder.service((node) -> create(service, node, heard)));
		BossTester boss = builder.start();
		return new KitTarget(boss, boss::close);
	}

	private static Object create(Class<?> service, TestNode node, Heard heard) {
		Constructor<?> constructor = service.getDeclaredConstructors()[0];
		Object[] arguments = Arrays.stream(constructor.getParameterTypes())
			.map((type) -> (type == BossServices.class) ? node.services() : heard)
			.toArray();
		return BeanUtils.instantiateClass(constructor, arguments);
	}

	@Override
	public ParityClient connect(String path, Opening opening) {
		HandshakeResult result = this.boss.handshake(path, says(opening));
		return new KitClient(result.client(), this, result.headers().getFirst("Sec-WebSocket-Protocol"));
	}

	@Override
	public Answer handshake(String path, Opening opening) {
		HandshakeResult result = this.boss.handshake(path, says(opening));
		if (result.isAccepted()) {
			result.client().disconnect();
			this.boss.settle();
		}
		return new Answer(result.status(), result.headers().getFirst("Retry-After"),
				result.headers().getFirst("Sec-WebSocket-Protocol"));
	}

	private static Consumer<TestHandshake> says(Opening opening) {
		return (handshake) -> {
			opening.headers().forEach(handshake::header);
			if (opening.user() != null) {
				handshake.user(opening.user(), opening.role());
			}
		};
	}

	@Override
	public BossServices services() {
		return this.boss.services();
	}

	@Override
	public BroadcastOperations broadcasts() {
		return this.boss.broadcasts();
	}

	@Override
	public void pass(Duration time) {
		this.boss.time().advance(time);
	}

	@Override
	public void await(BooleanSupplier condition) {
		this.boss.settle();
		Duration waited = Duration.ZERO;
		while (!condition.getAsBoolean()) {
			if (waited.compareTo(PATIENCE) > 0) {
				throw new AssertionError("It does not become so. What happened last:\n" + this.boss.transcript());
			}
			this.boss.time().advance(MOMENT);
			waited = waited.plus(MOMENT);
		}
	}

	@Override
	public void close() {
		this.end.run();
	}

}

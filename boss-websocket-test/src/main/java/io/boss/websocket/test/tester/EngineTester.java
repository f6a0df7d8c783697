/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import io.boss.websocket.BossServices;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.discovery.ServiceName;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.HandshakeResult;
import io.boss.websocket.test.HeldWork;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.TestHandshake;
import io.boss.websocket.test.TestTime;
import io.boss.websocket.test.TestedService;
import io.boss.websocket.test.engine.TestLoop;
import io.boss.websocket.test.payload.Payloads;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Tester of an engine whose parts are those of a test, however it is wired.
 */
public final class EngineTester implements BossTester, TestTime {

	private final TestParts parts;

	private final Handshakes handshakes;

	private final TestedServices tested;

	private final BossServices services;

	private final BroadcastOperations broadcasts;

	private final ServiceLives lives;

	private final TestTurn turn = new TestTurn();

	private final Runnable end;

	private long begin;

	/**
	 * Creates a tester.
	 * @param parts the parts of the test
	 * @param port the way of handshakes
	 * @param registry the services
	 * @param services the services, as the application sees them
	 * @param broadcasts what broadcasts are sent with
	 * @param payloads writes and reads objects of clients
	 * @param end ends the engine
	 */
	public EngineTester(TestParts parts, HandshakePort port, ServiceRegistry registry, BossServices services,
			BroadcastOperations broadcasts, Payloads payloads, Runnable end) {
		this.parts = parts;
		this.handshakes = new Handshakes(parts, port, registry, payloads);
		this.tested = new TestedServices(registry, parts);
		this.services = services;
		this.broadcasts = broadcasts;
		this.lives = new ServiceLives(registry, parts.loop());
		this.end = end;
		this.begin = loop().time().nanoTime();
	}

	private TestLoop loop() {
		return this.parts.loop();
	}

	@Override
	public TestClient connect(String path, Consumer<TestHandshake> handshake) {
		return handshake(path, handshake).client();
	}

	@Override
	public TestClient connect(Class<?> service) {
		return connect(this.tested.path(service));
	}

	@Override
	public TestClient connect(Class<?> service, String key, Consumer<TestHandshake> handshake) {
		this.tested.get(service, key);
		return handshake(service, key, handshake).client();
	}

	@Override
	public HandshakeResult handshake(Class<?> service, String key, Consumer<TestHandshake> handshake) {
		return handshake(this.tested.path(service, key), handshake);
	}

	@Override
	public HandshakeResult handshake(String path, Consumer<TestHandshake> handshake) {
		TestHandshake made = new TestHandshake();
		handshake.accept(made);
		this.lives.awaitStart();
		HandshakeResult result = this.handshakes.make(URI.create(path), made);
		// Lots are drawn also about the join.
		if (loop().seed() == null) {
			settle();
		}
		return result;
	}

	@Override
	public Collection<TestClient> clients() {
		return List.copyOf(this.parts.clients().all());
	}

	@Override
	public TestTime time() {
		return this;
	}

	@Override
	public void advance(Duration duration) {
		loop().transcript().add("time", "passes, " + duration);
		loop().advance(duration);
	}

	@Override
	public Instant instant() {
		return loop().time().instant();
	}

	@Override
	public Duration elapsed() {
		return Duration.ofNanos(loop().time().nanoTime() - this.begin);
	}

	@Override
	public Clock clock() {
		return loop().time().getClock();
	}

	@Override
	public void settle() {
		loop().settle();
	}

	@Override
	public boolean step() {
		return loop().step();
	}

	@Override
	public BroadcastOperations broadcasts() {
		return this.broadcasts;
	}

	@Override
	public BossServices services() {
		this.lives.awaitStart();
		return this.services;
	}

	@Override
	public TestedService service(String name) {
		return this.tested.get(name);
	}

	@Override
	public TestedService service(Class<?> type) {
		return service(ServiceName.of(type));
	}

	@Override
	public TestedService service(Class<?> type, String key) {
		return this.tested.get(type, key);
	}

	@Override
	public void holdWork(String... names) {
		this.parts.works().hold(List.of(names));
	}

	@Override
	public HeldWork work(String name) {
		settle();
		return this.parts.works().get(null, name);
	}

	@Override
	public HeldWork work(String service, String name) {
		settle();
		return this.parts.works().get(service, name);
	}

	@Override
	public void crashNext(Class<?> service, CallbackName callback, Throwable failure) {
		Assert.notNull(failure, "A crash needs a failure");
		this.parts.crashes().plan(service(service).name(), callback, failure);
	}

	@Override
	public void crashNext(Class<?> service, String key, CallbackName callback, Throwable failure) {
		Assert.notNull(failure, "A crash needs a failure");
		this.parts.crashes().plan(service(service, key).name() + "/" + key, callback, failure);
	}

	@Override
	public void refuseTasks(int count) {
		this.parts.works().refuse(count);
	}

	@Override
	public String transcript() {
		return loop().transcript().text();
	}

	/**
	 * Turns of tests that share this tester.
	 * @return whose turn it is
	 */
	public TestTurn turn() {
		return this.turn;
	}

	/**
	 * Begins a test: the services are started as if for the first time. They initialise
	 * themselves when the test first looks or connects.
	 * @param seed the seed by which the next task is drawn, or {@code null} for tasks in
	 * order
	 */
	public void begin(@Nullable Long seed) {
		end();
		loop().time().beginAnew(Instant.now());
		this.parts.upgrader().begin();
		loop().draw(seed);
		loop().transcript().clear();
		this.begin = loop().time().nanoTime();
		this.lives.start();
	}

	/**
	 * Ends a test: clients leave, services end, and what the test has planned is
	 * forgotten.
	 */
	public void end() {
		this.parts.crashes().clear();
		this.parts.clients().disconnect();
		this.lives.end();
		this.parts.works().clear();
		settle();
		this.parts.clients().clear();
	}

	@Override
	public String toString() {
		String ready = loop().ready();
		return "BossTester at " + elapsed() + ", " + (ready.isEmpty() ? "nothing is ready" : "ready: " + ready);
	}

	@Override
	public void close() {
		this.end.run();
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.service.discovery.ServiceTemplate;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.timing.EngineTime;

/**
 * A keyed service "room/{id}", and clients of it.
 */
final class TestKeys implements ServiceStats {

	static final Duration IDLE = Duration.ofSeconds(30);

	final List<Object> events = new ArrayList<>();

	final List<String> stats = new ArrayList<>();

	final KeyedService service;

	TestKeys(BossServiceHandler<?> handler, Executor executor, EngineTime time) {
		this(handler, executor, time, RestartPolicy.PERMANENT, new ServiceSettings.Keyed(IDLE, 1000, 128, 0));
	}

	TestKeys(BossServiceHandler<?> handler, Executor executor, EngineTime time, RestartPolicy policy,
			ServiceSettings.Keyed keyed) {
		ServiceDescriptor descriptor = descriptor(handler, policy);
		ServiceSettings settings = new ServiceSettings(64, new MailboxLimits(1000, 100, 100, 100, WhenFull.DROP),
				new ServiceSettings.Restart(3, Duration.ofHours(1), Duration.ZERO, Duration.ZERO, 3, 3,
						Duration.ofSeconds(30), Duration.ofMinutes(5)),
				10, new ServiceSettings.Errors(ErrorPolicy.RESTART, FailureAnswer.NONE), keyed);
		ServiceRegistry registry = new ServiceRegistry(List.of(descriptor), (name) -> settings,
				new ServiceEnvironment((name) -> executor, time, this.events::add, (name) -> this, null));
		this.service = (KeyedService) Objects.requireNonNull(registry.unit("room"));
		this.service.lifecycle().open();
	}

	private static ServiceDescriptor descriptor(BossServiceHandler<?> handler, RestartPolicy policy) {
		return new ServiceDescriptor("room", "/websocket/room/{id}", ServiceTemplate.parse("room/{id}"), "room",
				handler.getClass(), List.of(), policy, ServiceScope.NODE, false, () -> handler, (key) -> true);
	}

	InstanceKey key(String key) {
		return Objects.requireNonNull(this.service.find(key));
	}

	Client connect(String key, String id) {
		Admission admission = this.service.admit(key(key), null, (limit) -> true);
		return new Client((Seat) admission, id);
	}

	Client join(String key, String id) {
		Client client = connect(key, id);
		client.client.join();
		return client;
	}

	@Override
	public synchronized void messageDropped(DropReason reason) {
		this.stats.add("dropped " + reason);
	}

	@Override
	public synchronized void instanceStarted(long nanos) {
		this.stats.add("started");
	}

	@Override
	public synchronized void instanceEnded(TerminationReason.Kind reason) {
		this.stats.add("ended " + reason);
	}

	static final class Client extends QuietControl {

		final ConnectedClient client;

		Client(Seat seat, String id) {
			super(new FakeConnection(id));
			seat.take();
			this.client = seat.connect(this.connection, this, null);
		}

		void says(String text) {
			this.client.incoming(BossMessage.text(text));
		}

		void isGone() {
			this.connection.close();
			this.client.closed(new CloseReason(Kind.PEER, CloseCode.NORMAL, ""));
		}

	}

}

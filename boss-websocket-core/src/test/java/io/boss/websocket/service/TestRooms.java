/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.mailbox.HandDrivenExecutor;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.mailbox.MailboxTotal;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.service.discovery.ServiceTemplate;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;

/**
 * A keyed service <code>room/{id}</code> and a plain one {@code chat}, without threads:
 * the test runs what waits. A mailbox has room for two broadcasts and two infos.
 */
public final class TestRooms implements ServiceStats {

	public static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

	public final HandDrivenExecutor executor = new HandDrivenExecutor();

	public final FakeTaskScheduler scheduler = new FakeTaskScheduler();

	public final List<DropReason> dropped = new ArrayList<>();

	public final ServiceRegistry registry;

	private final List<String> log = new ArrayList<>();

	private final Set<String> crashing = new HashSet<>();

	public TestRooms() {
		ServiceTemplate template = ServiceTemplate.parse("room/{id}");
		ServiceDescriptor room = new ServiceDescriptor("room", "/websocket/room/{id}", template, "roomService",
				Rooms.class, List.of(), RestartPolicy.PERMANENT, ServiceScope.NODE, false, Rooms::new, (key) -> true);
		ServiceDescriptor chat = new ServiceDescriptor("chat", "/websocket/chat", "chatService", Rooms.class, List.of(),
				RestartPolicy.PERMANENT, Rooms::new);
		ServiceSettings settings = new ServiceSettings(64, new MailboxLimits(100, 10, 2, 2, WhenFull.DROP),
				new ServiceSettings.Restart(0, Duration.ofHours(1), Duration.ZERO, Duration.ZERO), 3);
		this.registry = new ServiceRegistry(List.of(room, chat), (name) -> settings, new ServiceEnvironment(
				(name) -> this.executor, (name) -> this.executor, this.scheduler.time(), (event) -> {
				}, (name) -> this, null, (failure) -> false, MailboxTotal.unlimited()));
		this.registry.units().forEach((unit) -> {
			unit.lifecycle().open();
			unit.lifecycle().launch(true);
		});
		run();
		this.log.clear();
	}

	public KeyedService rooms() {
		return (KeyedService) this.registry.unit("room");
	}

	public void run() {
		this.executor.runAll();
	}

	/**
	 * Lets time pass, and what is due meanwhile run.
	 * @param time how long
	 */
	public void pass(Duration time) {
		for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minusSeconds(1)) {
			this.scheduler.advance(Duration.ofSeconds(1));
			run();
		}
	}

	/**
	 * What instances have heard since the last time, each with its key.
	 * @return the log
	 */
	public List<String> log() {
		List<String> log = List.copyOf(this.log);
		this.log.clear();
		return log;
	}

	/**
	 * Broadcasts end the instances of a key from now on.
	 * @param key the key
	 */
	public void crashing(String key) {
		this.crashing.add(key);
	}

	/**
	 * A client is on its way to a room.
	 * @param key the key
	 * @param id the id of the client
	 * @return the client, which has yet to join
	 */
	public RoomClient comes(String key, String id) {
		InstanceKey found = rooms().find(key);
		return new RoomClient(id, key, (Seat) rooms().admit(found, null, (limit) -> false));
	}

	public RoomClient join(String key, String id) {
		RoomClient client = comes(key, id);
		client.joins();
		return client;
	}

	@Override
	public void messageDropped(DropReason reason) {
		this.dropped.add(reason);
	}

	/** Says what it hears. */
	private final class Rooms implements BossServiceHandler<String> {

		private Outcome<String> heard(String what, String key) {
			TestRooms.this.log.add(key + " " + what);
			return Outcome.noReply(key);
		}

		@Override
		public String init() {
			return "chat";
		}

		@Override
		public String init(InstanceKey key) {
			heard("init", key.key());
			return key.key();
		}

		@Override
		public Outcome<String> handleBroadcast(Object message, String key) {
			heard("broadcast " + message, key);
			if (TestRooms.this.crashing.contains(key)) {
				throw new IllegalStateException("as the test wants it");
			}
			return Outcome.noReply(key);
		}

		@Override
		public Outcome<String> handleInfo(Object info, String key) {
			heard("info " + info, key);
			return "stop".equals(info) ? Outcome.stop(TerminationReason.NORMAL, key) : Outcome.noReply(key);
		}

		@Override
		public void terminate(TerminationReason reason, String key) {
			heard("terminate " + reason.kind(), key);
		}

	}

	/**
	 * A client of a room.
	 */
	public final class RoomClient extends QuietControl {

		private final ConnectedClient client;

		private RoomClient(String id, String key, Seat seat) {
			super(new FakeConnection(id).of("room").key(key));
			seat.take();
			this.client = seat.connect(this.connection, this, null);
		}

		public void joins() {
			this.client.join();
			run();
		}

		public void says(String text) {
			this.client.incoming(BossMessage.text(text));
		}

		/**
		 * The socket is gone.
		 */
		public void isGone() {
			this.connection.close();
			this.client.closed(new CloseReason(Kind.PEER, CloseCode.NORMAL, ""));
			run();
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.Outcome;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.service.discovery.ServiceTemplate;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.timing.EngineTime;

/**
 * A service "room/{id}" whose callbacks run inside calls, for tests of what operators
 * see. An info that is a {@link Runnable} is run, "stop" stops the instance, and "crash"
 * has it given up.
 */
public final class OperatedRooms implements BossServiceHandler<String> {

	private final FakeTaskScheduler scheduler = new FakeTaskScheduler();

	private final ServiceRegistry registry;

	public OperatedRooms(BossStats stats) {
		this(stats, "room/{id}");
	}

	public OperatedRooms(BossStats stats, String template) {
		ServiceDescriptor descriptor = new ServiceDescriptor("room", "/websocket/" + template,
				ServiceTemplate.parse(template), "room", OperatedRooms.class, List.of(), RestartPolicy.PERMANENT,
				ServiceScope.NODE, false, () -> this, (key) -> true);
		ServiceSettings settings = new ServiceSettings(64,
				new MailboxLimits(100, 100, 100, 100, MailboxLimits.WhenFull.DROP),
				new ServiceSettings.Restart(0, Duration.ofHours(1), Duration.ZERO, Duration.ZERO, 1, 1,
						Duration.ofSeconds(30), Duration.ofMinutes(5)),
				16, new ServiceSettings.Errors(ErrorPolicy.RESTART, FailureAnswer.NONE),
				new ServiceSettings.Keyed(Duration.ofSeconds(30), 100_000, 128, 0));
		this.registry = new ServiceRegistry(List.of(descriptor), (name) -> settings,
				new ServiceEnvironment((name) -> Runnable::run, time(), (event) -> {
				}, stats, null));
		unit().lifecycle().open();
	}

	public EngineTime time() {
		return this.scheduler.time();
	}

	public ServiceRegistry registry() {
		return this.registry;
	}

	public KeyedService unit() {
		return (KeyedService) Objects.requireNonNull(this.registry.unit("room"));
	}

	public void tell(String key, Object info) {
		unit().key(key).info(info);
	}

	/**
	 * Lets so much time pass that what is vacant ends.
	 */
	public void idle() {
		for (int i = 0; i < 20; i++) {
			pass(Duration.ofSeconds(8));
		}
	}

	public void pass(Duration time) {
		this.scheduler.advance(time);
	}

	@Override
	public String init(InstanceKey key) {
		return key.key();
	}

	@Override
	public Outcome<String> handleInfo(Object info, String key) {
		if (info instanceof Runnable task) {
			task.run();
		}
		return switch (String.valueOf(info)) {
			case "stop" -> Outcome.stop(TerminationReason.NORMAL, key);
			case "crash" -> throw new IllegalStateException("secret of " + key);
			default -> Outcome.noReply(key);
		};
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint.handshake;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.endpoint.ConnectionClock;
import io.boss.websocket.endpoint.TestSessions;
import io.boss.websocket.endpoint.Upgrade;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.service.Admission;
import io.boss.websocket.service.FailureAnswer;
import io.boss.websocket.service.FakeTaskScheduler;
import io.boss.websocket.service.KeyedService;
import io.boss.websocket.service.Seat;
import io.boss.websocket.service.ServiceEnvironment;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceSettings;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.service.TestService;
import io.boss.websocket.service.Unavailability;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.service.discovery.ServiceTemplate;
import io.boss.websocket.stats.BossStats;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link HandshakeSeats}.
 */
class HandshakeSeatsTests {

	private static final BossServiceHandler<Object> HANDLER = new BossServiceHandler<>() {
	};

	private final FakeTaskScheduler time = new FakeTaskScheduler();

	private final ConnectionClock clock = new ConnectionClock(this.time.time());

	private final KeyedService rooms = rooms();

	private final HandshakeSeats seats = new HandshakeSeats(this.rooms, this.clock);

	@Test
	void whenClientDoesNotComeThenItsSeatIsGivenBackInTime() {
		Seat seat = seat("42");
		this.time.advance(Duration.ofSeconds(4));
		assertThat(this.rooms.keys()).containsExactly("42");
		this.time.advance(Duration.ofSeconds(5));
		assertThat(this.rooms.keys()).isEmpty();
		assertThat(seat.take()).isFalse();
	}

	@Test
	void whenClientComesThenItsSeatIsItsOwn() {
		Seat seat = seat("42");
		assertThat(seat.take()).isTrue();
		this.time.advance(Duration.ofMinutes(1));
		assertThat(this.rooms.keys()).containsExactly("42");
	}

	@Test
	void whenUpgradeFailsThenSeatIsGivenBackAtOnce() {
		seat("42").cancel();
		this.time.advance(Duration.ofSeconds(3));
		assertThat(this.rooms.keys()).isEmpty();
	}

	@Test
	void whenClientsDoNotComeThenEachHasItsOwnTime() {
		seat("1");
		this.time.advance(Duration.ofSeconds(3));
		seat("2");
		this.time.advance(Duration.ofSeconds(4));
		assertThat(this.rooms.keys()).containsExactly("2");
		this.time.advance(Duration.ofSeconds(4));
		assertThat(this.rooms.keys()).isEmpty();
	}

	@Test
	void whenThereIsNoSeatThenNoneIsLeft() {
		this.rooms.lifecycle().refuseClients();
		Map<String, Object> attributes = attributes("42");
		assertThat(this.seats.admit(null, (limit) -> true, attributes))
			.isEqualTo(new Admission.Refused(Unavailability.DRAINING));
		assertThat(new Upgrade("c", attributes, null, null).takeSeat()).isNull();
		assertThat(this.rooms.keys()).isEmpty();
	}

	@Test
	void whenServiceHasNoKeysThenTheSeatLasts() {
		HandshakeSeats plain = new HandshakeSeats(ServiceUnit.of(new TestService().process), this.clock);
		Map<String, Object> attributes = new HashMap<>();
		assertThat(plain.admit(null, (limit) -> true, attributes)).isInstanceOf(Seat.class);
		this.time.advance(Duration.ofMinutes(1));
		Seat seat = new Upgrade("c", attributes, null, null).takeSeat();
		assertThat(seat).isNotNull();
		assertThat(seat.take()).isTrue();
	}

	@Test
	void whenConnectionCannotBeMadeThenItsSeatIsGivenBack() {
		InstanceKey key = this.rooms.find("42");
		assertThat(key).isNotNull();
		EndpointSettings settings = EndpointSettings.of(1024,
				OutboundLimits.of(16, 1024, Duration.ofSeconds(1), Duration.ofSeconds(1)));
		assertThatIllegalStateException()
			.isThrownBy(() -> TestSessions.connect(this.rooms, key, settings, (session) -> {
				throw new IllegalStateException("no socket");
			}));
		this.time.advance(Duration.ofSeconds(3));
		assertThat(this.rooms.keys()).isEmpty();
	}

	private Seat seat(String key) {
		Map<String, Object> attributes = attributes(key);
		Admission admission = this.seats.admit(null, (limit) -> true, attributes);
		assertThat(admission).isInstanceOf(Seat.class).isSameAs(new Upgrade("c", attributes, null, null).takeSeat());
		return (Seat) admission;
	}

	private Map<String, Object> attributes(String key) {
		Map<String, Object> attributes = new HashMap<>();
		Upgrade.keepKey(new InstanceKey("room", key, Map.of("id", key)), attributes);
		return attributes;
	}

	private KeyedService rooms() {
		ServiceDescriptor descriptor = new ServiceDescriptor("room", "/websocket/room/{id}",
				ServiceTemplate.parse("room/{id}"), "room", BossServiceHandler.class, List.of(),
				RestartPolicy.PERMANENT, ServiceScope.NODE, false, () -> HANDLER, (key) -> true);
		ServiceSettings settings = new ServiceSettings(64,
				new MailboxLimits(10, 10, 10, 10, MailboxLimits.WhenFull.DROP),
				new ServiceSettings.Restart(3, Duration.ofHours(1), Duration.ZERO, Duration.ZERO), 10,
				new ServiceSettings.Errors(null, FailureAnswer.NONE),
				new ServiceSettings.Keyed(Duration.ofSeconds(1), 10, 128, 0));
		ServiceRegistry registry = new ServiceRegistry(List.of(descriptor), (name) -> settings,
				new ServiceEnvironment((name) -> Runnable::run, this.time.time(), (event) -> {
				}, BossStats.NONE, null));
		KeyedService service = (KeyedService) Objects.requireNonNull(registry.unit("room"));
		service.lifecycle().open();
		return service;
	}

}

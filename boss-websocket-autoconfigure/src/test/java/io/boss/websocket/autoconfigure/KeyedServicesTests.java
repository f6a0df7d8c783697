/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.KeyedServiceReference;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.ServiceKey;
import io.boss.websocket.broadcast.BroadcastOperations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Annotated services with keys, in an application and without clients.
 */
class KeyedServicesTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@Test
	void whenKeysAreCalledThenEachHasAStateOfItsOwn() {
		run(RoomService.class, (context) -> {
			KeyedServiceReference rooms = context.getBean(BossServices.class).keyed("room");
			assertThat(say(rooms, "1", "a")).isEqualTo("1 room/1 [a]");
			assertThat(say(rooms, "2", "b")).isEqualTo("2 room/2 [b]");
			assertThat(say(rooms, "1", "c")).isEqualTo("1 room/1 [a, c]");
			assertThat(rooms.keys()).containsExactly("1", "2");
		});
	}

	@Test
	void whenBeanIsAPrototypeThenEachKeyHasItsOwn() {
		run(PrototypeRoom.class, (context) -> {
			KeyedServiceReference rooms = context.getBean(BossServices.class).keyed("prototype");
			assertThat(say(rooms, "1", "a")).isEqualTo("1 [a]");
			assertThat(say(rooms, "2", "b")).isEqualTo("2 [b]");
			assertThat(say(rooms, "1", "c")).isEqualTo("1 [a, c]");
		});
	}

	@Test
	void whenAKeyIsNoNumberThenThereIsNoSuchKey() {
		run(RoomService.class, (context) -> {
			BossServices services = context.getBean(BossServices.class);
			KeyedServiceReference rooms = services.keyed("room");
			assertThatIllegalArgumentException().isThrownBy(() -> rooms.key("abc"));
			assertThatIllegalArgumentException().isThrownBy(() -> rooms.key("042"));
			assertThat(services.find("room/abc")).isEmpty();
			BroadcastOperations broadcasts = context.getBean(BroadcastOperations.class);
			assertThat(broadcasts.broadcast("room/abc", "a")).isEqualTo(DeliveryResult.UNKNOWN_SERVICE);
			assertThat(broadcasts.broadcast("room/7", "a")).isEqualTo(DeliveryResult.NO_INSTANCE);
			assertThat(rooms.keys()).isEmpty();
		});
	}

	@Test
	void whenAKeyRunsThenItHearsBroadcasts() {
		run(RoomService.class, (context) -> {
			KeyedServiceReference rooms = context.getBean(BossServices.class).keyed(RoomService.class);
			say(rooms, "1", "a");
			say(rooms, "2", "b");
			BroadcastOperations broadcasts = context.getBean(BroadcastOperations.class);
			assertThat(broadcasts.broadcast(RoomService.class, "1", "x").isAccepted()).isTrue();
			assertThat(broadcasts.broadcast("room", "y").isAccepted()).isTrue();
			assertThat(say(rooms, "1", "c")).isEqualTo("1 room/1 [a, x of 1, y of 1, c]");
			assertThat(say(rooms, "2", "d")).isEqualTo("2 room/2 [b, y of 2, d]");
		});
	}

	private static @Nullable Object say(KeyedServiceReference rooms, String key, String text) {
		return rooms.key(key).call(text, PATIENCE);
	}

	private static void run(Class<?> service, Consumer<AssertableWebApplicationContext> test) {
		new WebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(BossWebSocketAutoConfiguration.class, TaskExecutionAutoConfiguration.class))
			.withUserConfiguration(service)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				test.accept(context);
			});
	}

	@BossService("room/{id}")
	static class RoomService {

		@OnInit
		List<String> open(@ServiceKey long id) {
			return new ArrayList<>();
		}

		@OnInfo
		void said(ServiceCall call, @ServiceKey("id") long id, InstanceKey key, List<String> said) {
			said.add((String) call.request());
			call.reply(id + " " + key + " " + said);
		}

		@OnBroadcast
		void heard(String text, @ServiceKey String id, List<String> said) {
			said.add(text + " of " + id);
		}

	}

	@BossService("prototype/{id}")
	@Scope("prototype")
	static class PrototypeRoom {

		private final List<String> said = new ArrayList<>();

		@OnInfo
		void said(ServiceCall call, @ServiceKey int id) {
			this.said.add((String) call.request());
			call.reply(id + " " + this.said);
		}

	}

}

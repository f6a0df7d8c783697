/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import java.time.Duration;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@BossServiceTest(RoomService.class)
class RoomServiceTests {

	@Autowired
	BossTester boss;

	@Test
	void whenClientSpeaksItsRoomHears() {
		TestClient ann = this.boss.connect(RoomService.class, "42");
		TestClient bob = this.boss.connect(RoomService.class, "42");
		TestClient eve = this.boss.connect(RoomService.class, "43");
		ann.send("hello");
		assertThat(bob).receivedTexts().containsExactly("hello");
		assertThat(eve).receivedNothing();
	}

	@Test
	void whenLastOneHasLeftTheRoomEnds() {
		this.boss.connect(RoomService.class, "42").close();
		assertThat(this.boss.service(RoomService.class).keys()).containsExactly("42");
		this.boss.time().advance(Duration.ofMinutes(1));
		assertThat(this.boss.service(RoomService.class).keys()).isEmpty();
	}

}

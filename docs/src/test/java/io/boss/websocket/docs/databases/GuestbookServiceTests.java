/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.Test;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.AutoConfigureDataJpa;

import static org.assertj.core.api.Assertions.assertThat;

@BossServiceTest(value = GuestbookService.class, properties = "docs.database=true")
@AutoConfigureDataJpa
class GuestbookServiceTests {

	@Autowired
	BossTester boss;

	@Autowired
	GuestbookService guestbook;

	@Autowired
	GuestRepository guests;

	@Test
	void whenTheCommitFailsThenNeitherTheReplyNorTheNewsIsSent() {
		assertThat(AopUtils.isAopProxy(this.guestbook)).isTrue();
		TestClient ann = this.boss.connect(GuestbookService.class);
		TestClient bob = this.boss.connect(GuestbookService.class);
		ann.send("ann");
		assertThat(ann).receivedTexts().containsExactly("{\"answer\":\"thank you\"}");
		assertThat(bob).receivedTexts().containsExactly("{\"answer\":\"ann was here\"}");
		ann.clear();
		bob.clear();
		ann.send("ann");
		assertThat(ann).receivedTexts().containsExactly("{\"answer\":\"you have signed already\"}");
		assertThat(bob).receivedNothing();
		assertThat(this.guests.count()).isEqualTo(1);
	}

}

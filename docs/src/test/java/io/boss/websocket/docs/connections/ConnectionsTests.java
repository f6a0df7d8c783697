/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.connections;

import java.util.Set;

import io.boss.websocket.docs.connections.BuildsService.Build;
import io.boss.websocket.docs.connections.DocumentService.Confirm;
import io.boss.websocket.docs.connections.DocumentService.Confirmation;
import io.boss.websocket.docs.connections.DocumentService.Delete;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that are asked, and clients that read too slowly.
 */
@BossServiceTest
@WithMockUser
class ConnectionsTests {

	@Autowired
	BossTester boss;

	@Test
	void whenTheClientConfirmsThenTheDocumentIsDeleted() {
		TestClient ann = this.boss.connect("/websocket/documents", (handshake) -> handshake.bossV1());
		ann.whenAsked(Confirm.class, (confirm) -> new Confirmation(confirm.question().equals("delete draft?")));
		ann.send(new Delete("plan"));
		assertThat(ann).receivedNothing();
		ann.send(new Delete("draft"));
		assertThat(ann.receive(DocumentService.Documents.class).documents()).isEqualTo(Set.of("plan"));
	}

	@Test
	void whenTheClientCannotBeAskedOrDoesNotAnswerThenNothingIsDeleted() {
		TestClient bob = this.boss.connect(DocumentService.class);
		bob.send(new Delete("plan"));
		assertThat(bob.receive(DocumentService.Refused.class).refused()).isEqualTo("UNSUPPORTED");
		TestClient ann = this.boss.connect("/websocket/documents", (handshake) -> handshake.bossV1());
		ann.send(new Delete("plan"));
		assertThat(ann.receive(DocumentService.Refused.class).refused()).isEqualTo("FAILED");
	}

	@Test
	void whenAClientDoesNotReadThenOnlyTheLatestOfEachBuildWaits() {
		TestClient ann = this.boss.connect(BuildsService.class);
		TestClient bob = this.boss.connect(BuildsService.class);
		bob.stopReading();
		for (int percent = 10; percent <= 100; percent += 10) {
			ann.send(new Build(7, percent));
		}
		this.boss.broadcast(BuildsService.class, new BuildsService.Starting());
		this.boss.settle();
		bob.resumeReading();
		assertThat(bob.received(Build.class)).hasSizeLessThan(10).last().isEqualTo(new Build(7, 100));
		assertThat(ann.received(Build.class)).hasSize(10);
		assertThat(ann).receivedTexts().contains("starting");
	}

}

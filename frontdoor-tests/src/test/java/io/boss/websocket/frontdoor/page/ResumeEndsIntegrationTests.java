/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.page;

import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.Container;
import io.boss.websocket.frontdoor.page.PageClient.Welcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions that end with their server, or because there are too many.
 */
class ResumeEndsIntegrationTests {

	private final DiaryService.Main diary = new DiaryService.Main();

	@ParameterizedTest
	@EnumSource
	void whenClientComesToAnotherServerThenItsSessionIsGone(Container container) {
		try (BossServer first = start(container, this.diary);
				BossServer second = start(container, new DiaryService.Main());
				PageClient page = join(first);
				PageClient same = new PageClient(second.uri("/websocket/diary"))) {
			page.lose();
			this.diary.expect("drop");
			same.pretend(page.session(), 0);
			Welcome welcome = same.connect();
			assertThat(welcome.resumed()).isFalse();
			assertThat(welcome.reason()).isEqualTo("gone");
			assertThat(page.connect().resumed()).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenTooManyAreAwayThenTheOneThatHasWaitedLongestIsClosed(Container container) {
		try (BossServer server = start(container, this.diary, "boss.websocket.resume.max-detached=2");
				PageClient first = join(server);
				PageClient second = join(server);
				PageClient third = join(server)) {
			first.lose();
			this.diary.expect("drop");
			second.lose();
			this.diary.expect("drop");
			third.lose();
			assertThat(this.diary.next() + this.diary.next()).contains("drop", "close CONNECTION_LOST");
			assertThat(first.connect().reason()).isEqualTo("closed");
			assertThat(second.connect().resumed()).isTrue();
			assertThat(third.connect().resumed()).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenServerGoesThenServiceHearsOfThoseWhoAreAway(Container container) {
		try (BossServer server = start(container, this.diary);
				PageClient page = join(server);
				PageClient other = join(server)) {
			page.lose();
			this.diary.expect("drop");
			server.close();
			assertThat(other.awaitEnd()).isEqualTo("1001 server is shutting down");
			assertThat(this.diary.next()).startsWith("close ");
			assertThat(this.diary.next()).startsWith("close ");
			assertThat(this.diary.heard).isEmpty();
		}
	}

	private PageClient join(BossServer server) {
		PageClient page = new PageClient(server.uri("/websocket/diary"));
		page.connect();
		this.diary.expect("join");
		return page;
	}

	private static BossServer start(Container container, DiaryService.Main service, String... properties) {
		return BossServer.on(container)
			.service(DiaryService.Main.class, () -> service)
			.with("boss.websocket.resume.enabled=true", "boss.websocket.resume.grace=5m",
					"boss.websocket.close-timeout=1s")
			.with(properties)
			.start();
	}

}

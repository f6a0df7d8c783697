/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import java.time.Duration;

import io.boss.websocket.docs.databases.BoardStore.Snapshot;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureJdbc;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

@BossServiceTest(value = BoardService.class,
		properties = { "docs.database=true", "spring.sql.init.schema-locations=classpath:/databases/schema.sql" })
@AutoConfigureJdbc
@Import(BoardStore.class)
class BoardServiceTests {

	@Autowired
	BossTester boss;

	@Autowired
	BoardStore store;

	@Test
	void whenSomethingIsDrawnThenItIsSavedLater() {
		TestClient ann = this.boss.connect(BoardService.class, "plan");
		ann.send("a line");
		assertThat(ann).receivedTexts().contains("a line");
		assertThat(this.store.load("plan").list()).isEmpty();
		this.boss.time().advance(Duration.ofSeconds(6));
		assertThat(this.store.load("plan").list()).containsExactly("a line");
	}

	@Test
	void whenTheLastOneLeavesThenTheNextOneFindsTheBoard() {
		TestClient ann = this.boss.connect(BoardService.class, "sketch");
		ann.send("a circle");
		ann.close();
		this.boss.time().advance(Duration.ofMinutes(2));
		assertThat(this.boss.service(BoardService.class).keys()).isEmpty();
		TestClient bob = this.boss.connect(BoardService.class, "sketch");
		assertThat(bob).receivedTexts().containsExactly("a circle\n");
	}

	@Test
	void whenAnOldSnapshotIsSavedLateThenTheNewOneStays() {
		Snapshot old = this.store.load("late").with("first");
		this.store.save(old.with("second"));
		this.store.save(old);
		assertThat(this.store.load("late").list()).containsExactly("first", "second");
	}

}

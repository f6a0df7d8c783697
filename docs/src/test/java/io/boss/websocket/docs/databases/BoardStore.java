/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BoardStore {

	private static final String SAVE = """
			update boards set lines = :lines, revision = :revision
			where id = :id and revision < :revision""";

	private final JdbcClient jdbc;

	BoardStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Snapshot load(String id) {
		return this.jdbc.sql("select id, revision, lines from boards where id = ?")
			.param(id)
			.query(Snapshot.class)
			.optional()
			.orElseGet(() -> create(id));
	}

	private Snapshot create(String id) {
		this.jdbc.sql("insert into boards (id, revision, lines) values (?, 0, '')").param(id).update();
		return new Snapshot(id, 0, "");
	}

	void save(Snapshot snapshot) {
		this.jdbc.sql(SAVE).paramSource(snapshot).update();
	}

	record Snapshot(String id, long revision, String lines) {

		Snapshot with(String line) {
			return new Snapshot(this.id, this.revision + 1, this.lines + line + "\n");
		}

		List<String> list() {
			return this.lines.lines().toList();
		}

	}

}

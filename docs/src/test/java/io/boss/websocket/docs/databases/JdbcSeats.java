/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSeats {

	private static final String RESERVE = """
			update shows set free = free - :seats, version = version + 1
			where id = :show and free >= :seats""";

	private final JdbcClient jdbc;

	JdbcSeats(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	boolean reserve(String show, int seats) {
		return this.jdbc.sql(RESERVE).param("show", show).param("seats", seats).update() == 1;
	}

}

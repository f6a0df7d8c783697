/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

import org.h2.jdbcx.JdbcDataSource;

/**
 * Lines in a database, which may be away: nobody gets a connection then. Safe on any
 * thread.
 */
final class Ledger {

	private final JdbcDataSource database = new JdbcDataSource();

	private final AtomicLong refusals = new AtomicLong();

	private volatile boolean away;

	Ledger(String name) {
		this.database.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
		try (Connection connection = this.database.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("drop all objects");
			statement.execute("create table line (text varchar(100))");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void goAway() {
		this.away = true;
	}

	void comeBack() {
		this.away = false;
	}

	/**
	 * How often somebody has asked for a connection in vain.
	 * @return the number
	 */
	long refusals() {
		return this.refusals.get();
	}

	private Connection connect() throws SQLException {
		if (this.away) {
			this.refusals.incrementAndGet();
			throw new SQLTransientConnectionException("The database is away");
		}
		return this.database.getConnection();
	}

	int lines() throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select count(*) from line")) {
			result.next();
			return result.getInt(1);
		}
	}

	void add(String text) throws SQLException {
		try (Connection connection = connect();
				PreparedStatement statement = connection.prepareStatement("insert into line values (?)")) {
			statement.setString(1, text);
			statement.execute();
		}
	}

}

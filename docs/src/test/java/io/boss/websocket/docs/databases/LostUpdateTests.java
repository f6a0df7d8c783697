/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariDataSource;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.cluster.BossTestCluster;
import org.hibernate.LazyInitializationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two nodes that write one row: with a copy of it as their state an update is lost, with
 * the recipes of the chapter none is.
 */
@SpringBootTest(properties = { "docs.database=true", "spring.config.location=classpath:/databases/",
		"spring.sql.init.schema-locations=classpath:/databases/schema.sql" })
class LostUpdateTests {

	private static final int BUYERS = 8;

	private static final int EACH = 20;

	@Autowired
	Seats seats;

	@Autowired
	JdbcSeats jdbcSeats;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	HikariDataSource pool;

	@Value("${boss.websocket.work.threads}")
	int workThreads;

	@Autowired
	ReservationRepository reservations;

	@Autowired
	ShowRepository shows;

	@BeforeEach
	void tenSeats() {
		this.reservations.deleteAll();
		this.shows.deleteAll();
		this.shows.save(new Show("hamlet", 10));
		this.shows.save(new Show("macbeth", BUYERS * EACH));
	}

	@Test
	void whenStateIsACopyOfTheRowThenTheUpdateOfOneNodeIsLost() {
		try (BossTestCluster cluster = BossTestCluster.of(2, (node) -> new NaiveShowService(this.jdbc))) {
			reserveOneOnEach(cluster, "/websocket/naive-show/hamlet");
		}
		assertThat(free("hamlet")).isEqualTo(9);
	}

	@Test
	void whenTheDatabaseDecidesThenNoUpdateIsLost() {
		try (BossTestCluster cluster = BossTestCluster.of(2,
				(node) -> new ShowService(node.services(), node.broadcasts(), this.seats))) {
			List<TestClient> clients = reserveOneOnEach(cluster, "/websocket/show/hamlet");
			clients.forEach((client) -> assertThat(client.received(Standing.class)).extracting(Standing::free)
				.containsExactly(10, 9, 8));
		}
		assertThat(free("hamlet")).isEqualTo(8);
	}

	@Test
	void whenManyReserveAtOnceThenEachSuccessIsCounted() throws Exception {
		int reserved = atOnce(() -> this.seats.reserve("macbeth", UUID.randomUUID(), 1));
		assertThat(reserved).isPositive();
		assertThat(free("macbeth")).isEqualTo(BUYERS * EACH - reserved);
		assertThat(this.reservations.count()).isEqualTo(reserved);
	}

	@Test
	void whenOneReservationIsMadeManyTimesAtOnceThenItIsCountedOnce() throws Exception {
		UUID reservation = UUID.randomUUID();
		assertThat(atOnce(() -> this.seats.reserve("macbeth", reservation, 1))).isPositive();
		assertThat(free("macbeth")).isEqualTo(BUYERS * EACH - 1);
		assertThat(this.reservations.count()).isEqualTo(1);
	}

	@Test
	void whenOneStatementReservesThenNoUpdateIsLostAndNoSeatIsSoldTwice() throws Exception {
		AtomicInteger reserved = new AtomicInteger();
		int done = atOnce(() -> this.jdbcSeats.reserve("hamlet", 1) ? reserved.incrementAndGet() : 0);
		assertThat(done).isEqualTo(BUYERS * EACH);
		assertThat(reserved).hasValue(10);
		assertThat(free("hamlet")).isZero();
	}

	@Test
	void whenThePoolHasAConnectionForEachThreadThenNoneWaits() {
		assertThat(this.pool.getMaximumPoolSize()).isEqualTo(8 + this.workThreads);
		assertThat(this.pool.getConnectionTimeout()).isEqualTo(2000);
	}

	@Test
	void whenAnEntityIsReadAfterItsTransactionThenItsLazyPartIsMissing() {
		UUID id = UUID.randomUUID();
		this.seats.reserve("hamlet", id, 1);
		Reservation reservation = this.reservations.findById(id).orElseThrow();
		assertThatExceptionOfType(LazyInitializationException.class).isThrownBy(() -> reservation.show().standing());
	}

	private List<TestClient> reserveOneOnEach(BossTestCluster cluster, String path) {
		List<TestClient> clients = cluster.nodes().stream().map((node) -> connect(node, path)).toList();
		clients.forEach((client) -> {
			client.send(new ShowService.Reserve(UUID.randomUUID(), 1));
			cluster.settle();
		});
		return clients;
	}

	private static TestClient connect(BossTester node, String path) {
		TestClient client = node.connect(path);
		node.settle();
		return client;
	}

	private int free(String show) {
		return this.seats.standing(show).free();
	}

	private static int atOnce(Callable<?> task) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(BUYERS);
		try {
			int successes = 0;
			for (Future<?> done : threads.invokeAll(Collections.nCopies(BUYERS * EACH, task))) {
				successes += isSuccess(done) ? 1 : 0;
			}
			return successes;
		}
		finally {
			threads.shutdown();
		}
	}

	// A task that has lost all its tries has changed nothing, and says so.
	private static boolean isSuccess(Future<?> done) throws InterruptedException {
		try {
			done.get();
			return true;
		}
		catch (ExecutionException ex) {
			assertThat(ex.getCause()).isInstanceOfAny(ConcurrencyFailureException.class,
					DataIntegrityViolationException.class);
			return false;
		}
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.page;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.boss.websocket.BossMessage;
import io.boss.websocket.frontdoor.BossServer;
import io.boss.websocket.frontdoor.Container;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages and a service that tell each other numbers over a way that is cut again and
 * again: nothing is lost, nothing comes twice, all comes in order, and the service hears
 * of no close.
 */
final class ResumeTorture {

	private static final int WINDOW = 100;

	private final NumbersService service = new NumbersService();

	private final Queue<String> faults = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean sending = new AtomicBoolean(true);

	private final List<NumberedPage> pages = new ArrayList<>();

	private final Container container;

	private final int clients;

	private final int meanBytes;

	private final SplittableRandom random;

	private long broadcasts;

	private String told = "";

	ResumeTorture(Container container, int clients, int meanBytes, SplittableRandom random) {
		this.container = container;
		this.clients = clients;
		this.meanBytes = meanBytes;
		this.random = random;
	}

	/**
	 * Goes on until there were so many cuts, and then until everybody has heard all.
	 * @param enough looks at the number of cuts
	 * @return what has happened
	 */
	String run(IntPredicate enough) {
		try (BossServer server = start();
				CuttingProxy proxy = new CuttingProxy(server.port(), this.random.split(), this.meanBytes)) {
			proxy.relent();
			for (int i = 0; i < this.clients; i++) {
				NumberedPage page = new NumberedPage("page" + i, proxy.uri(server, "/websocket/numbers"), this.service,
						this.random.split(), this.faults, this.sending);
				page.connect();
				this.pages.add(page);
			}
			await(() -> this.service.visitors.size() == this.clients, "everybody has joined");
			proxy.cutAgain();
			ExecutorService threads = Executors.newFixedThreadPool(this.clients);
			this.pages.forEach(threads::execute);
			long[] sent = new long[this.clients];
			while (!enough.test(proxy.cuts()) && this.faults.isEmpty() && this.service.faults.isEmpty()) {
				speak(server, sent);
			}
			this.sending.set(false);
			proxy.relent();
			check(sent);
			this.pages.forEach(NumberedPage::stop);
			threads.shutdown();
			this.pages.forEach(NumberedPage::close);
			this.told = tell(proxy, sent);
		}
		return this.told;
	}

	private void speak(BossServer server, long[] sent) {
		boolean full = true;
		for (int i = 0; i < this.clients; i++) {
			NumberedPage page = this.pages.get(i);
			for (int more = this.random.nextInt(4); more > 0 && sent[i] - page.heard < WINDOW; more--) {
				full = false;
				sent[i]++;
				var connection = this.service.visitors.get(page.name).connection;
				if (this.random.nextInt(8) == 0) {
					connection.send(BossMessage
						.binary(ByteBuffer.allocate(8 + this.random.nextInt(3000)).putLong(sent[i]).array()));
				}
				else {
					connection.send("s " + sent[i] + " " + "y".repeat(this.random.nextInt(500)));
				}
			}
		}
		if (this.pages.stream().allMatch((page) -> this.broadcasts - page.broadcast < WINDOW)) {
			this.broadcasts++;
			assertThat(server.broadcasts().broadcast("numbers", "b " + this.broadcasts + " z").isAccepted()).isTrue();
		}
		else if (full) {
			await(() -> faulty() || hasRoom(sent), "somebody has heard something");
		}
	}

	private boolean hasRoom(long[] sent) {
		return IntStream.range(0, this.clients).anyMatch((i) -> sent[i] - this.pages.get(i).heard < WINDOW);
	}

	private void check(long[] sent) {
		await(() -> faulty() || allHeard(sent), "all have heard all");
		assertThat(this.faults).isEmpty();
		assertThat(this.service.faults).isEmpty();
		assertThat(this.service.closed).isEmpty();
		assertThat(this.service.joins).hasValue(this.clients);
	}

	private boolean faulty() {
		return !this.faults.isEmpty() || !this.service.faults.isEmpty() || !this.service.closed.isEmpty();
	}

	private boolean allHeard(long[] sent) {
		for (int i = 0; i < this.clients; i++) {
			NumberedPage page = this.pages.get(i);
			if (page.heard != sent[i] || page.broadcast != this.broadcasts
					|| this.service.visitors.get(page.name).heard != page.sent) {
				return false;
			}
		}
		return true;
	}

	private void await(BooleanSupplier condition, String what) {
		try {
			Awaitility.await(what)
				.atMost(Duration.ofSeconds(60))
				.pollInterval(5, TimeUnit.MILLISECONDS)
				.until(condition::getAsBoolean);
		}
		catch (ConditionTimeoutException ex) {
			throw new AssertionError(what + ": " + this.pages + " " + this.faults + " " + this.service.faults, ex);
		}
	}

	private String tell(CuttingProxy proxy, long[] sent) {
		long down = 0;
		long up = 0;
		int returns = 0;
		for (int i = 0; i < this.clients; i++) {
			down += sent[i];
			up += this.pages.get(i).sent;
			returns += this.pages.get(i).returns;
		}
		return this.container + ": " + proxy.cuts() + " cuts, " + returns + " returns, " + up + " messages up, " + down
				+ " down, " + this.broadcasts + " broadcasts to " + this.clients + ", drops " + this.service.drops
				+ ", resumes " + this.service.resumes;
	}

	private BossServer start() {
		return BossServer.on(this.container)
			.service(NumbersService.class, () -> this.service)
			.with("boss.websocket.resume.enabled=true", "boss.websocket.resume.grace=10m",
					"boss.websocket.resume.max-messages=2048", "boss.websocket.resume.max-bytes=8MB",
					"boss.websocket.resume.max-total-bytes=512MB", "boss.websocket.outbound.max-messages=4096",
					"boss.websocket.outbound.max-bytes=8MB", "boss.websocket.close-timeout=1s",
					"server.tomcat.threads.max=40", "server.jetty.threads.max=40")
			.start();
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.drain;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.benchmark.wire.server.Announcement;
import io.boss.websocket.broadcast.BroadcastOperations;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/**
 * An application that broadcasts numbers without end, also while it shuts down.
 */
@SpringBootApplication
public class NewsServer {

	private final ScheduledExecutorService reporter = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "reporter");
		thread.setDaemon(true);
		return thread;
	});

	private final BroadcastOperations broadcasts;

	private final Tally tally;

	private final int rate;

	NewsServer(BroadcastOperations broadcasts, Tally tally, @Value("${proof.rate}") int rate) {
		this.broadcasts = broadcasts;
		this.tally = tally;
		this.rate = rate;
	}

	/**
	 * Starts it.
	 * @param arguments properties of the application, {@code proof.tally} and
	 * {@code proof.rate} among them
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(NewsServer.class, arguments);
	}

	@EventListener
	void announce(ServletWebServerInitializedEvent event) {
		this.reporter.scheduleAtFixedRate(this::report, 0, TimeUnit.SECONDS.toMicros(1) / this.rate,
				TimeUnit.MICROSECONDS);
		Announcement.readyAt(event.getWebServer().getPort());
	}

	// Those that are accepted have numbers without a gap.
	private void report() {
		int number = this.tally.accepted() + 1;
		if (this.broadcasts.broadcast("news", number) == DeliveryResult.ACCEPTED) {
			this.tally.accepted(number);
		}
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.drain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts of the server's broadcasts, written into a file at its end.
 */
@Component
class Tally {

	/**
	 * How many broadcasts had been accepted when the application began to close.
	 */
	static final String ACCEPTED = "accepted";

	private final Path file;

	private final Map<String, Integer> lastSent = new ConcurrentHashMap<>();

	private volatile int accepted;

	private volatile int acceptedBefore;

	Tally(@Value("${proof.tally}") Path file) {
		this.file = file;
	}

	/**
	 * The number of the last broadcast that was accepted.
	 * @return the number, from 1 on
	 */
	int accepted() {
		return this.accepted;
	}

	void accepted(int number) {
		this.accepted = number;
	}

	/**
	 * A broadcast is about to be sent to a client that is open.
	 * @param client the client
	 * @param number the number of the broadcast
	 */
	void sent(String client, int number) {
		this.lastSent.put(client, number);
	}

	@EventListener(ContextClosedEvent.class)
	void closing() {
		this.acceptedBefore = this.accepted;
	}

	void write() {
		Properties properties = new Properties();
		this.lastSent.forEach((client, number) -> properties.setProperty(client, number.toString()));
		properties.setProperty(ACCEPTED, Integer.toString(this.acceptedBefore));
		try (var writer = Files.newBufferedWriter(this.file)) {
			properties.store(writer, null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.page;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.boss.websocket.frontdoor.page.PageClient.Received;
import io.boss.websocket.frontdoor.page.PageClient.Welcome;

/**
 * A page that sends numbers, hears numbers, and comes back at once whenever its
 * connection breaks. Runs on one thread.
 */
final class NumberedPage implements Runnable, AutoCloseable {

	// Below what may be kept.
	private static final int WINDOW = 100;

	final String name;

	final PageClient client;

	private final NumbersService service;

	private final SplittableRandom random;

	private final Queue<String> faults;

	private final AtomicBoolean sending;

	volatile long sent;

	// The last numbers of the service to this page, and to all.
	volatile long heard;

	volatile long broadcast;

	volatile int returns;

	private volatile boolean stopped;

	NumberedPage(String name, URI uri, NumbersService service, SplittableRandom random, Queue<String> faults,
			AtomicBoolean sending) {
		this.name = name;
		this.client = new PageClient(URI.create(uri + "?name=" + name)).acknowledgingAfter(1 + random.nextInt(40));
		this.service = service;
		this.random = random;
		this.faults = faults;
		this.sending = sending;
	}

	void connect() {
		this.client.connect();
	}

	@Override
	public void run() {
		try {
			while (!this.stopped) {
				if (this.client.end().isDone()) {
					comeBack();
				}
				sendSome();
				hear();
			}
		}
		catch (Throwable ex) {
			this.faults.add(this.name + ": " + ex);
		}
	}

	private void comeBack() {
		String end = this.client.awaitEnd();
		if (!end.equals("lost") && !end.startsWith("4409")) {
			this.faults.add(this.name + " was closed with " + end);
		}
		Welcome welcome = null;
		while (welcome == null && !this.stopped) {
			try {
				welcome = this.client.tryConnect();
				this.returns++;
			}
			catch (IOException ex) {
				// Cut again.
			}
		}
		if (welcome != null && !welcome.resumed()) {
			this.faults.add(this.name + " was not resumed: " + welcome.reason());
			this.stopped = true;
		}
	}

	private void sendSome() {
		NumbersService.Visitor visitor = this.service.visitors.get(this.name);
		for (int more = this.random.nextInt(4); more > 0 && this.sending.get(); more--) {
			if (visitor == null || this.sent - visitor.heard >= WINDOW) {
				return;
			}
			long number = this.sent + 1;
			if (this.random.nextInt(8) == 0) {
				this.client.send(ByteBuffer.allocate(8 + this.random.nextInt(3000)).putLong(number).array());
			}
			else {
				this.client.send("c " + number + " " + "x".repeat(this.random.nextInt(300)));
			}
			this.sent = number;
		}
	}

	private void hear() throws InterruptedException {
		BlockingQueue<Received> inbox = this.client.inbox();
		Received next = inbox.poll(5, TimeUnit.MILLISECONDS);
		for (; next != null; next = inbox.poll()) {
			if (next.text()) {
				String[] words = next.string().split(" ", 3);
				heard(words[0], Long.parseLong(words[1]));
			}
			else {
				heard("s", ByteBuffer.wrap(next.payload()).getLong());
			}
		}
	}

	private void heard(String kind, long number) {
		long last = kind.equals("b") ? this.broadcast : this.heard;
		if (number != last + 1) {
			this.faults.add("to " + this.name + " came " + kind + " " + number + " after " + last);
		}
		if (kind.equals("b")) {
			this.broadcast = number;
		}
		else {
			this.heard = number;
		}
	}

	void stop() {
		this.stopped = true;
	}

	@Override
	public String toString() {
		NumbersService.Visitor visitor = this.service.visitors.get(this.name);
		return this.name + "[sent " + this.sent + ", of which heard " + ((visitor != null) ? visitor.heard : -1)
				+ ", heard " + this.heard + ", broadcasts " + this.broadcast + ", returns " + this.returns
				+ ", connected " + !this.client.end().isDone() + "]";
	}

	@Override
	public void close() {
		this.client.close();
	}

}

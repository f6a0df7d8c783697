/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.client;

import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import io.boss.websocket.BossMessage;
import org.jspecify.annotations.Nullable;

/**
 * Connection of a client: its socket, what comes from it, and what happened so far. Safe
 * on any thread.
 */
final class Conversation {

	private static final Duration LAST_WORDS = Duration.ofSeconds(5);

	private final Inbox inbox = new Inbox();

	private final RecentEvents events = new RecentEvents();

	private final Reception reception = new Reception(this.inbox, this.events);

	// The socket takes one message at a time.
	private final ReentrantLock sending = new ReentrantLock();

	private final AtomicBoolean closing = new AtomicBoolean();

	private final URI uri;

	private final Duration patience;

	private final WebSocket socket;

	Conversation(URI uri, WebSocket.Builder builder, Duration patience) {
		this.uri = uri;
		this.patience = patience;
		this.socket = builder.buildAsync(uri, this.reception).join();
	}

	Inbox inbox() {
		return this.inbox;
	}

	Duration patience() {
		return this.patience;
	}

	@Nullable String subprotocol() {
		String subprotocol = this.socket.getSubprotocol();
		return subprotocol.isEmpty() ? null : subprotocol;
	}

	void transmit(String what, Function<WebSocket, CompletableFuture<WebSocket>> send) {
		this.sending.lock();
		try {
			// The JDK takes messages for a moment more, and drops them.
			if (this.inbox.end() != null) {
				throw failure("Not " + what + ", because the connection has ended");
			}
			this.events.add(what);
			send.apply(this.socket).get(this.patience.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException ex) {
			throw failure("Not " + what + ", because of " + ex.getCause(), ex.getCause());
		}
		catch (TimeoutException ex) {
			throw failure("Not " + what + " within " + this.patience + ": the server does not read", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while sending", ex);
		}
		finally {
			this.sending.unlock();
		}
	}

	void ping() {
		if (!this.reception.isReading()) {
			throw failure("A client that has stopped reading hears no pong");
		}
		long before = this.inbox.pongs();
		transmit("sent a ping", (socket) -> socket.sendPing(ByteBuffer.allocate(0)));
		if (!this.inbox.awaitPong(before, this.patience)) {
			throw failure("No pong");
		}
	}

	BossMessage receive(Duration patience) {
		BossMessage message = this.inbox.poll(patience);
		if (message == null) {
			throw failure("No message" + ((this.inbox.end() == null) ? " within " + patience : ""));
		}
		this.reception.readOn();
		return message;
	}

	void clear() {
		this.inbox.clear();
		this.reception.readOn();
	}

	void stopReading() {
		this.events.add("stopped reading");
		this.reception.stop();
	}

	void readOne() {
		this.events.add("reads one more");
		this.reception.allowOne();
	}

	void resumeReading() {
		this.events.add("reads again");
		this.reception.start();
	}

	boolean isOpen() {
		return !this.closing.get() && this.inbox.end() == null;
	}

	ConnectionEnd awaitEnd() {
		ConnectionEnd end = this.inbox.awaitEnd(this.patience);
		if (end == null) {
			throw failure("Not closed within " + this.patience);
		}
		return end;
	}

	void close(int code, String reason) {
		this.closing.set(true);
		transmit("closed with " + new ConnectionEnd(code, reason), (socket) -> socket.sendClose(code, reason));
	}

	void close() {
		this.closing.set(true);
		if (this.inbox.end() != null || this.socket.isOutputClosed()) {
			return;
		}
		this.events.add("closed");
		this.reception.start();
		// The server may have closed in this very moment, or may not read: neither
		// matters to a test that is done with it.
		CompletableFuture<WebSocket> unused = this.socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
			.whenComplete((socket, failure) -> {
				if (failure != null) {
					abort();
				}
			});
		CompletableFuture.delayedExecutor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS).execute(this::abort);
	}

	void abort() {
		this.closing.set(true);
		this.reception.ended(new ConnectionEnd(1006, "aborted by the client"));
		this.socket.abort();
	}

	AssertionError failure(String message) {
		return new AssertionError(message + ". " + describe());
	}

	AssertionError failure(String message, @Nullable Throwable cause) {
		return new AssertionError(message + ". " + describe(), cause);
	}

	String describe() {
		return "The " + this + ". The last of what happened:\n" + this.events;
	}

	@Override
	public String toString() {
		ConnectionEnd end = this.inbox.end();
		String state = this.closing.get() ? "is closing" : "is open";
		return "connection to " + this.uri + " " + ((end != null) ? "has ended with " + end : state)
				+ (this.reception.isReading() ? "" : ", and reading is stopped")
				+ (this.inbox.hasRoom() ? "" : ", and more messages wait to be taken than the client keeps");
	}

}

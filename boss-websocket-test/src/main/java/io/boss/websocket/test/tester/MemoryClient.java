/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.engine.TestLoop;
import io.boss.websocket.test.engine.Transcript;
import io.boss.websocket.test.payload.Payloads;
import io.boss.websocket.test.socket.MemorySocket;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Client whose socket is in memory.
 */
final class MemoryClient extends ReceivingClient implements TestClient {

	private static final int LINES = 20;

	private String name;

	private final TestLoop loop;

	private final Payloads payloads;

	private final TestClients clients;

	private final @Nullable PageProtocol page;

	private @Nullable MemorySocket socket;

	private @Nullable Integer closeCode;

	private String closeReason = "";

	private @Nullable CloseReason serverReason;

	private @Nullable AssertionError failure;

	private @Nullable String subprotocol;

	private @Nullable BossV1Session session;

	private Runnable returning = () -> {
		throw new IllegalStateException("The client does not speak boss.v1: see TestHandshake.bossV1()");
	};

	MemoryClient(String name, TestLoop loop, Payloads payloads, TestClients clients, @Nullable PageProtocol page) {
		this.page = page;
		this.name = name;
		this.loop = loop;
		this.payloads = payloads;
		this.clients = clients;
	}

	/**
	 * The server has accepted a client to which the test gave no name.
	 * @param user the user for whom the server takes the client, if any
	 * @return the name of the client from now on
	 */
	String accepted(@Nullable String user) {
		if (user != null) {
			this.name = this.clients.unique(user);
		}
		return this.name;
	}

	void connected(MemorySocket socket, @Nullable String subprotocol) {
		this.socket = socket;
		this.subprotocol = subprotocol;
		if (this.session != null) {
			this.session.connected(socket, subprotocol != null && subprotocol.endsWith("boss.v1"));
		}
	}

	/**
	 * The client speaks {@code boss.v1}.
	 * @param session its part of that
	 * @param returning makes another handshake, and fails if that is refused
	 */
	void speak(BossV1Session session, Runnable returning) {
		this.session = session;
		this.returning = returning;
	}

	@Override
	public TestClient comeBack() {
		settle();
		note("comes back");
		this.closeCode = null;
		this.closeReason = "";
		this.returning.run();
		if (this.loop.seed() == null) {
			settle();
		}
		return this;
	}

	@Override
	public boolean isResumed() {
		settle();
		return this.session != null && this.session.isResumed();
	}

	@Override
	public @Nullable String notResumedReason() {
		settle();
		return (this.session != null) ? this.session.reason() : null;
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private void send(Consumer<MemorySocket> message) {
		if (this.session != null) {
			this.session.send(message);
		}
		else {
			message.accept(socket());
		}
	}

	MemorySocket socket() {
		MemorySocket socket = this.socket;
		if (socket == null) {
			throw new IllegalStateException("Not connected");
		}
		return socket;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public @Nullable String subprotocol() {
		return this.subprotocol;
	}

	@Override
	public <T> TestClient whenAsked(Class<T> type, Function<? super T, ? extends @Nullable Object> answer) {
		Assert.state(this.page != null, "Only a client that speaks boss.v1 can be asked: TestHandshake.bossV1()");
		this.page.add(type, answer);
		return this;
	}

	@Override
	public TestClient send(String text) {
		noteSending(Transcript.shortened(text));
		send((socket) -> socket.send(true, true, true, bytes(text)));
		return this;
	}

	@Override
	public TestClient send(byte[] bytes) {
		noteSending(bytes.length + " bytes");
		send((socket) -> socket.send(false, true, true, bytes.clone()));
		return this;
	}

	@Override
	public TestClient send(Object payload) {
		BossMessage message = this.payloads.write(payload);
		return (message instanceof BossMessage.Text text) ? send(text.payload())
				: send(((BossMessage.Binary) message).toByteArray());
	}

	@Override
	public TestClient sendParts(String... parts) {
		Assert.notEmpty(parts, "A message has a part at least");
		noteSending(Transcript.shortened(String.join("|", parts)));
		send((socket) -> {
			for (int i = 0; i < parts.length; i++) {
				socket.send(true, i == 0, i == parts.length - 1, bytes(parts[i]));
			}
		});
		return this;
	}

	@Override
	public TestClient ping() {
		socket().ping();
		return this;
	}

	@Override
	public Object receive() {
		return Payloads.raw(next());
	}

	private BossMessage next() {
		settle();
		if (messages().isEmpty()) {
			throw new AssertionError("Nothing has come for " + this.name + ", whose connection is " + end()
					+ "; what happened last:\n" + recentEvents());
		}
		return messages().remove();
	}

	@Override
	public <T> T receive(Class<T> type) {
		BossMessage message = next();
		try {
			return this.payloads.read(message, type);
		}
		catch (IllegalArgumentException ex) {
			throw new AssertionError("What has come for " + this.name + " is no " + type.getSimpleName() + ": "
					+ describe(message) + ". " + ex.getMessage() + "\nWhat happened last:\n" + recentEvents(), ex);
		}
	}

	@Override
	public List<Object> received() {
		return unread().stream().map(Payloads::raw).toList();
	}

	private List<BossMessage> unread() {
		settle();
		return List.copyOf(messages());
	}

	@Override
	public <T> List<T> received(Class<T> type) {
		return this.payloads.readAll(unread(), type);
	}

	@Override
	public List<String> receivedTexts() {
		return received(String.class);
	}

	@Override
	public TestClient clear() {
		settle();
		messages().clear();
		return this;
	}

	@Override
	public void close(int code, String reason) {
		socket().sendClose(code, reason);
		note(("closes " + code + " " + reason).trim());
	}

	@Override
	public void stopReading() {
		settle();
		note("stops reading");
		socket().readOnly(0);
	}

	@Override
	public void readOne() {
		socket().readOnly(1);
		settle();
	}

	@Override
	public void resumeReading() {
		note("reads again");
		socket().readAll();
	}

	@Override
	public void vanish() {
		settle();
		note("vanishes");
		socket().vanish();
	}

	@Override
	public void disconnect() {
		settle();
		leave();
	}

	/**
	 * Loses the connection while all else stands still.
	 */
	void leave() {
		note("loses the connection");
		socket().breakOff();
	}

	@Override
	public boolean isOpen() {
		settle();
		return this.closeCode == null;
	}

	@Override
	public @Nullable Integer closeCode() {
		settle();
		return this.closeCode;
	}

	@Override
	public String closeReason() {
		settle();
		return this.closeReason;
	}

	@Override
	public @Nullable CloseReason serverReason() {
		settle();
		return this.serverReason;
	}

	@Override
	public String recentEvents() {
		return this.loop.transcript().last(LINES).stream().map((line) -> "  " + line).collect(Collectors.joining("\n"));
	}

	private String end() {
		return (this.closeCode == null) ? "open" : ("closed with " + this.closeCode + " " + this.closeReason).trim();
	}

	private static String describe(BossMessage message) {
		return (message instanceof BossMessage.Text text) ? text.payload() : message.sizeInBytes() + " bytes";
	}

	private void noteSending(String what) {
		boolean sends = this.closeCode == null || this.session != null;
		note((sends ? "sends " : "has ended, and does not send ") + what);
	}

	@Override
	void note(String what) {
		this.loop.transcript().add(this.name, what);
	}

	@Override
	public void opening() {
		this.clients.opening(this);
	}

	@Override
	public void text(String text) {
		if (this.page != null && this.page.takes(text, this::note, this::answer)) {
			return;
		}
		super.text(text);
	}

	private void answer(String text) {
		send((socket) -> socket.send(true, true, true, bytes(text)));
	}

	@Override
	public void cannotRead(String why) {
		note(why);
		if (this.failure == null) {
			this.failure = new AssertionError("Client " + this.name + " " + why);
		}
		leave();
	}

	// What goes wrong while the engine writes would be the engine's, and not the test's.
	private void settle() {
		this.loop.settle();
		if (this.failure != null) {
			throw this.failure;
		}
	}

	@Override
	public void closed(int code, String reason) {
		this.closeCode = code;
		this.closeReason = reason;
		note(("is closed with " + code + " " + reason).trim());
		watched((watcher) -> watcher.closed(code, reason));
	}

	void serverClosed(CloseReason reason) {
		this.serverReason = reason;
	}

	@Override
	public String toString() {
		return this.name;
	}

}

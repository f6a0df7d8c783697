/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.page;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.boss.websocket.frontdoor.ClientFrame;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page's end of {@code boss.v1}: marks, counts, acknowledgements, what is kept and sent
 * again, questions in both directions. It comes back only when it is told to, and it may
 * be told to do wrong.
 */
public final class PageClient implements AutoCloseable {

	private static final int PATIENCE_SECONDS = 40;

	private static final Pattern ID = Pattern.compile("\\{\"boss\\.(?:id|re|cancel)\":(\"[^\"]*\"|[0-9]+|null).*",
			Pattern.DOTALL);

	private final JsonMapper json = new JsonMapper();

	private final URI uri;

	private String offer = "boss.v1";

	private String[] lines = {};

	private int acknowledgeAfter = 32;

	private Function<String, String> handler = (question) -> "\"boss.error\":{\"status\":501}";

	// What has been sent and not been acknowledged, the first of which has this number.
	private final Deque<byte[]> kept = new ArrayDeque<>();

	private long keptFrom = 1;

	private long received;

	private long acknowledged;

	private String session;

	private PageSocket socket;

	private String prefix;

	private CompletableFuture<Welcome> welcome = new CompletableFuture<>();

	private final List<Welcome> welcomes = new ArrayList<>();

	private final BlockingQueue<Received> inbox = new LinkedBlockingQueue<>();

	private final BlockingQueue<String> marked = new LinkedBlockingQueue<>();

	private final Map<String, BlockingQueue<String>> answers = new ConcurrentHashMap<>();

	private int nextQuestion;

	public PageClient(URI uri) {
		this.uri = uri;
	}

	/**
	 * Offers something else than {@code boss.v1} alone.
	 * @param subprotocols as in the header
	 * @return this
	 */
	public PageClient offering(String subprotocols) {
		this.offer = subprotocols;
		return this;
	}

	public PageClient with(String... headers) {
		this.lines = headers;
		return this;
	}

	/**
	 * Acknowledges only each so many messages.
	 * @param messages how many, or 0 for never
	 * @return this
	 */
	public PageClient acknowledgingAfter(int messages) {
		this.acknowledgeAfter = messages;
		return this;
	}

	/**
	 * Answers questions of the server.
	 * @param handler the question as it came, to the members of the answer, or
	 * {@code null} for none
	 * @return this
	 */
	public PageClient answering(Function<String, String> handler) {
		this.handler = handler;
		return this;
	}

	/**
	 * Connects, and comes back to its session if it has one.
	 * @return the welcome
	 */
	public Welcome connect() {
		try {
			return tryConnect();
		}
		catch (IOException ex) {
			throw new AssertionError("not connected", ex);
		}
	}

	/**
	 * Connects, where the connection may break at any time.
	 * @return the welcome
	 * @throws IOException if it breaks before the welcome
	 */
	public Welcome tryConnect() throws IOException {
		int status = handshake();
		assertThat(status).as("status of the handshake").isEqualTo(101);
		PageSocket socket = this.socket;
		CompletableFuture<Welcome> welcome = this.welcome;
		socket.end().thenAccept((end) -> welcome.completeExceptionally(new IOException("Ended: " + end)));
		socket.start((text, payload) -> received(socket, text, payload));
		try {
			return welcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (java.util.concurrent.ExecutionException ex) {
			throw new IOException(ex.getCause());
		}
		catch (InterruptedException | java.util.concurrent.TimeoutException ex) {
			throw new AssertionError("no welcome", ex);
		}
	}

	/**
	 * Asks for an upgrade, and does not begin to read.
	 * @return the status
	 * @throws IOException if the connection breaks
	 */
	public int handshake() throws IOException {
		PageSocket socket = new PageSocket(this.uri, offer(), this.lines);
		if (socket.status() != 101) {
			socket.closeRefused();
			return socket.status();
		}
		synchronized (this) {
			this.socket = socket;
			this.prefix = null;
			this.welcome = new CompletableFuture<>();
		}
		return 101;
	}

	private synchronized String offer() {
		return (this.session != null) ? this.offer + ", boss.resume." + this.session + "." + this.received : this.offer;
	}

	private void received(PageSocket from, boolean text, byte[] payload) {
		synchronized (this) {
			// A connection that was given up may still say something.
			if (from != this.socket) {
				return;
			}
			if (this.prefix == null) {
				welcomed(new String(payload, StandardCharsets.UTF_8));
				return;
			}
			String message = text ? new String(payload, StandardCharsets.UTF_8) : null;
			if (message != null && message.startsWith(this.prefix)) {
				marked(message);
				return;
			}
			this.received++;
			if (this.acknowledgeAfter > 0 && this.received - this.acknowledged >= this.acknowledgeAfter) {
				acknowledge();
			}
			if (message == null || !isTaken(message)) {
				this.inbox.add(new Received(text, payload));
			}
		}
	}

	private void welcomed(String message) {
		JsonNode members = this.json.readTree(message);
		assertThat(members.path("type").asString("")).as("first message: " + message).isEqualTo("boss.welcome");
		Welcome next = Welcome.of(members);
		this.prefix = "{\"boss\":\"" + next.mark() + "\",";
		this.session = next.session();
		this.welcomes.add(next);
		if (next.resumed()) {
			acknowledged(next.received());
			this.acknowledged = this.received;
			this.kept.forEach((frame) -> this.socket.write(frame));
		}
		else {
			this.kept.clear();
			this.keptFrom = 1;
			this.received = 0;
			this.acknowledged = 0;
		}
		this.welcome.complete(next);
	}

	private void marked(String message) {
		JsonNode members = this.json.readTree(message);
		if (members.path("type").asString("").equals("boss.ack")) {
			acknowledged(members.path("n").asLong());
		}
		this.marked.add(message);
	}

	private void acknowledged(long count) {
		assertThat(count).as("acknowledged by the server").isLessThan(this.keptFrom + this.kept.size());
		while (this.keptFrom <= count) {
			this.kept.remove();
			this.keptFrom++;
		}
	}

	private boolean isTaken(String message) {
		if (message.startsWith("{\"boss.re\":")) {
			BlockingQueue<String> answers = this.answers.get(id(message));
			if (answers != null) {
				answers.add(message);
			}
			return answers != null;
		}
		if (message.startsWith("{\"boss.id\":\"" + mark() + ".")) {
			String answer = this.handler.apply(message);
			if (answer != null) {
				send("{\"boss.re\":" + id(message) + "," + answer + "}");
			}
			return true;
		}
		return false;
	}

	/**
	 * The id of a question, of an answer or of a cancellation.
	 * @param message the message
	 * @return the id as it is written
	 */
	public static String id(String message) {
		var matcher = ID.matcher(message);
		assertThat(matcher.matches()).as(message).isTrue();
		return matcher.group(1);
	}

	/**
	 * Sends a text, now or when there is a connection.
	 * @param text the text
	 */
	public void send(String text) {
		send(ClientFrame.text(text));
	}

	public void send(byte[] bytes) {
		send(ClientFrame.binary(bytes));
	}

	private synchronized void send(ClientFrame frame) {
		byte[] bytes = frame.bytes();
		if (this.session != null) {
			this.kept.add(bytes);
		}
		if (this.prefix != null) {
			this.socket.write(bytes);
		}
	}

	/**
	 * Asks.
	 * @param members the members of the question without its id, for example
	 * {@code "type":"ask"}
	 * @return where the answers come
	 */
	public Question ask(String members) {
		String id;
		synchronized (this) {
			id = "\"" + mark() + "-" + this.nextQuestion++ + "\"";
		}
		Question question = new Question(id, new LinkedBlockingQueue<>());
		this.answers.put(id, question.parts());
		send("{\"boss.id\":" + id + "," + members + "}");
		return question;
	}

	/**
	 * Sends a text that is not counted: one of the protocol.
	 * @param members what follows the mark
	 */
	public synchronized void sendMarked(String members) {
		this.socket.write(ClientFrame.text(this.prefix + members + "}").bytes());
	}

	/**
	 * Writes a frame that is not counted, and that may be wrong.
	 * @param frame the bytes
	 */
	public synchronized void write(byte[] frame) {
		this.socket.write(frame);
	}

	/**
	 * Acknowledges what has come.
	 */
	public synchronized void acknowledge() {
		this.acknowledged = this.received;
		sendMarked("\"type\":\"boss.ack\",\"n\":" + this.received);
	}

	/**
	 * Takes the next message of the application.
	 * @return the message
	 */
	public Received receive() {
		try {
			Received next = this.inbox.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
			assertThat(next).as("a message").isNotNull();
			return next;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public String receiveText() {
		Received next = receive();
		assertThat(next.text()).as("text").isTrue();
		return next.string();
	}

	/**
	 * Takes the next message that begins with the mark.
	 * @return the message
	 */
	public String receiveMarked() {
		try {
			String next = this.marked.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
			assertThat(next).as("a message of the protocol").isNotNull();
			return next;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	BlockingQueue<Received> inbox() {
		return this.inbox;
	}

	/**
	 * Loses the connection.
	 */
	public void lose() {
		this.socket.cut(true);
		disconnected();
	}

	/**
	 * Loses the connection, with the end of its stream.
	 */
	public void leaveWithoutWord() {
		this.socket.cut(false);
		disconnected();
	}

	/**
	 * Waits until nothing is heard from a connection that somebody else has ended.
	 * @return how it has ended
	 */
	public String awaitEnd() {
		String end = end().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
		this.socket.awaitReader();
		disconnected();
		return end;
	}

	/**
	 * Gives up the connection without ending it: what comes there is not heard.
	 * @return how it will end
	 */
	public synchronized CompletableFuture<String> abandon() {
		CompletableFuture<String> end = this.socket.end();
		disconnected();
		this.socket = null;
		return end;
	}

	private synchronized void disconnected() {
		this.prefix = null;
	}

	public CompletableFuture<String> end() {
		return this.socket.end();
	}

	/**
	 * Ends the connection with a close frame, and waits for the answer.
	 * @param code the code
	 * @return the answer
	 */
	public String close(int code) {
		synchronized (this) {
			this.socket.write(ClientFrame.close(code, "").bytes());
		}
		return awaitEnd();
	}

	public synchronized String mark() {
		return this.welcomes.get(this.welcomes.size() - 1).mark();
	}

	public synchronized String session() {
		return this.session;
	}

	/**
	 * Comes back with another token or another count the next time.
	 * @param session the token, or {@code null} for none
	 * @param received the count
	 */
	public synchronized void pretend(String session, long received) {
		this.session = session;
		this.received = received;
	}

	public synchronized long received() {
		return this.received;
	}

	/**
	 * How many messages have been sent and not been acknowledged.
	 * @return the number
	 */
	public synchronized int kept() {
		return this.kept.size();
	}

	public synchronized List<Welcome> welcomes() {
		return List.copyOf(this.welcomes);
	}

	public String header(String name) {
		return this.socket.header(name);
	}

	@Override
	public void close() {
		if (this.socket != null) {
			this.socket.cut(true);
		}
	}

	/**
	 * A message of the application.
	 *
	 * @param text whether it is a text
	 * @param payload the payload
	 */
	public record Received(boolean text, byte[] payload) {

		public String string() {
			return new String(this.payload, StandardCharsets.UTF_8);
		}

	}

	/**
	 * A question of the client.
	 *
	 * @param id the id as it is written
	 * @param parts what has come, the end included
	 */
	public record Question(String id, BlockingQueue<String> parts) {

		/**
		 * Takes the next part, or the end.
		 * @return what follows the id
		 */
		public String next() {
			try {
				String next = this.parts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
				assertThat(next).as("an answer to " + this.id).isNotNull();
				return next.replace("{\"boss.re\":" + this.id + ",", "{");
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/**
	 * What the server says first.
	 *
	 * @param mark the mark
	 * @param heartbeat milliseconds between beats
	 * @param resumed whether the session goes on
	 * @param session what to come back with, or {@code null}
	 * @param grace how long the server waits, or -1
	 * @param received how many messages the server has received, or -1
	 * @param replayed how many messages follow, or -1
	 * @param reason why not, or {@code null}
	 */
	public record Welcome(String mark, long heartbeat, boolean resumed, String session, long grace, long received,
			long replayed, String reason) {

		static Welcome of(JsonNode members) {
			return new Welcome(members.get("mark").asString(), members.get("heartbeat").asLong(),
					members.get("resumed").asBoolean(), members.path("session").asString(null),
					members.path("grace").asLong(-1), members.path("received").asLong(-1),
					members.path("replayed").asLong(-1), members.path("reason").asString(null));
		}

	}

}

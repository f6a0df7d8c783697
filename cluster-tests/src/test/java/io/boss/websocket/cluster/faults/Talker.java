/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * A client that says numbers, and checks that it hears the numbers of everybody in order
 * and once. Of each it keeps the latest only, so that it can listen for long.
 */
final class Talker implements WebSocket.Listener, AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final int MAX_BREACHES = 20;

	private final String name;

	private final StringBuilder text = new StringBuilder();

	private final CompletableFuture<Void> welcome = new CompletableFuture<>();

	private final Map<String, Integer> latest = new ConcurrentHashMap<>();

	private final Map<String, Integer> excused = new ConcurrentHashMap<>();

	private final List<String> breaches = new CopyOnWriteArrayList<>();

	private final WebSocket socket;

	private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

	private volatile int said;

	private Talker(String name, URI uri) {
		this.name = name;
		this.socket = HTTP.newWebSocketBuilder().buildAsync(uri, this).join();
	}

	/**
	 * Connects, and waits until the service has it.
	 * @param name the name, without a colon
	 * @param uri where the service is
	 * @return the talker, which must be closed
	 */
	static Talker connect(String name, URI uri) {
		Talker talker = new Talker(name, uri);
		talker.welcome.join();
		return talker;
	}

	String name() {
		return this.name;
	}

	/** Says the next number, unless the one before is still on its way to the server. */
	void talk() {
		if (this.sending.isDone()) {
			this.said++;
			this.sending = this.socket.sendText(this.name + ':' + this.said, true);
		}
	}

	/**
	 * The last number that it has said.
	 * @return the number, from 1
	 */
	int said() {
		return this.said;
	}

	/**
	 * How far it has heard somebody.
	 * @param other the name
	 * @return the last number, or 0
	 */
	int heard(String other) {
		return this.latest.getOrDefault(other, 0);
	}

	/**
	 * Allows that it misses something.
	 * @param other of whom
	 * @param last the last number that it may miss
	 */
	void mayMiss(String other, int last) {
		this.excused.put(other, last);
	}

	/**
	 * What should not have happened.
	 * @return the first of it
	 */
	List<String> breaches() {
		return this.breaches;
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.text.append(data);
		if (last) {
			heard(this.text.toString().split(":"));
			this.text.setLength(0);
		}
		webSocket.request(1);
		return null;
	}

	private void heard(String[] words) {
		if (words.length == 1) {
			this.welcome.complete(null);
			return;
		}
		int number = Integer.parseInt(words[1]);
		int before = heard(words[0]);
		boolean excused = number > before && number - 1 <= this.excused.getOrDefault(words[0], 0);
		if (number != before + 1 && !excused) {
			breach("heard " + number + " of " + words[0] + " after " + before);
		}
		this.latest.put(words[0], Math.max(number, before));
	}

	private void breach(String what) {
		if (this.breaches.size() < MAX_BREACHES) {
			this.breaches.add(this.name + ' ' + what);
		}
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
		breach("was closed: " + statusCode + ' ' + reason);
		return null;
	}

	@Override
	public void onError(WebSocket webSocket, Throwable error) {
		breach("has failed: " + error);
	}

	@Override
	public void close() {
		this.socket.abort();
	}

}

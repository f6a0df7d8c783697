/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.frontdoor.conformance;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseReason;

/**
 * How connections have ended, as services have heard it. Each connection has a number of
 * its own in its query.
 */
final class HeardCloses {

	private static final String PARAMETER = "number";

	private final AtomicInteger numbers = new AtomicInteger();

	private final Map<String, CompletableFuture<CloseReason>> reasons = new ConcurrentHashMap<>();

	private final List<CloseReason> repeated = new CopyOnWriteArrayList<>();

	String newNumber() {
		return String.valueOf(this.numbers.incrementAndGet());
	}

	static String query(String number) {
		return "?" + PARAMETER + "=" + number;
	}

	void add(BossConnection client, CloseReason reason) {
		String number = client.handshake().queryParameter(PARAMETER);
		if (number != null && !reasonOf(number).complete(reason)) {
			this.repeated.add(reason);
		}
	}

	CloseReason await(String number) {
		return reasonOf(number).orTimeout(40, TimeUnit.SECONDS).join();
	}

	private CompletableFuture<CloseReason> reasonOf(String number) {
		return this.reasons.computeIfAbsent(number, (unused) -> new CompletableFuture<>());
	}

	/**
	 * What has been heard about connections that had ended before.
	 * @return what should not be there
	 */
	List<CloseReason> repeated() {
		return this.repeated;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import io.boss.websocket.ServiceCallException;
import io.boss.websocket.ServiceCallException.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Service as a caller of others, which may wait for itself that way. Its callbacks run
 * one at a time, so it waits for one service at most, and waiting services form chains: a
 * call that would close a chain to a ring fails before it waits.
 * <p>
 * What a thread runs is noted once for all the mail of a turn, so callbacks that call no
 * service pay nothing.
 */
final class Caller {

	private static final ThreadLocal<@Nullable Caller> CURRENT = new ThreadLocal<>();

	private final String name;

	// Written by the thread that runs the callback, read by those of other services.
	private volatile @Nullable Wait wait;

	Caller(String name) {
		this.name = name;
	}

	/**
	 * The service that this thread runs.
	 * @return the caller, or {@code null} if no callback runs on this thread
	 */
	static @Nullable Caller current() {
		return CURRENT.get();
	}

	String name() {
		return this.name;
	}

	/**
	 * Notes on the threads that are lent to the service that they run it.
	 * @param executor lends the threads
	 * @return an executor for callbacks
	 */
	Executor noted(Executor executor) {
		return (turn) -> executor.execute(() -> run(turn));
	}

	private void run(Runnable turn) {
		Caller outer = CURRENT.get();
		CURRENT.set(this);
		try {
			turn.run();
		}
		finally {
			if (outer != null) {
				CURRENT.set(outer);
			}
			else {
				CURRENT.remove();
			}
		}
	}

	/**
	 * Is about to wait. Only on the thread that runs the service.
	 * @param callee whom it calls
	 * @param call the call
	 * @throws ServiceCallException if the other waits for this one already
	 */
	void beginWait(Caller callee, PendingCall call) {
		// Before the look around: of two services that call each other one at least sees
		// it.
		this.wait = new Wait(callee, call);
		List<String> chain = waitsFor(callee);
		if (!chain.isEmpty()) {
			endWait();
			throw new ServiceCallException(callee.name, Failure.SELF_CALL,
					"Service '" + this.name + "' cannot wait for '" + callee.name + "', it would wait for itself: "
							+ String.join(" -> ", chain),
					null);
		}
	}

	void endWait() {
		this.wait = null;
	}

	// The chain of waiting services, from a callee back to this caller; empty if the
	// chain does not lead here.
	private List<String> waitsFor(Caller callee) {
		List<Caller> passed = new ArrayList<>();
		Caller next = callee;
		while (next != null && !passed.contains(next)) {
			passed.add(next);
			if (next.name.equals(this.name)) {
				passed.add(callee);
				return passed.stream().map(Caller::name).toList();
			}
			Wait wait = next.wait;
			next = (wait != null && !wait.call.isDone()) ? wait.callee : null;
		}
		return List.of();
	}

	private record Wait(Caller callee, PendingCall call) {
	}

}

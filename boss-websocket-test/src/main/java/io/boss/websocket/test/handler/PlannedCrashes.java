/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.handler;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import io.boss.websocket.stats.CallbackName;

/**
 * Crashes that a test has asked for, each of the next callback of a kind. Safe on any
 * thread.
 */
public final class PlannedCrashes {

	private final List<Crash> crashes = new ArrayList<>();

	/**
	 * Lets a callback crash.
	 * @param service the name of the service, or the address of the instance of a key
	 * @param callback which callback
	 * @param failure what it throws
	 */
	public synchronized void plan(String service, CallbackName callback, Throwable failure) {
		this.crashes.add(new Crash(service, callback, failure));
	}

	/**
	 * Forgets those that have not happened.
	 */
	public synchronized void clear() {
		this.crashes.clear();
	}

	/**
	 * Crashes, if that is planned.
	 * @param service the name of the service
	 * @param address the address of the instance
	 * @param callback which callback is about to run
	 */
	synchronized void crashIfPlanned(String service, String address, CallbackName callback) {
		for (Iterator<Crash> each = this.crashes.iterator(); each.hasNext();) {
			Crash crash = each.next();
			boolean isMeant = crash.service().equals(service) || crash.service().equals(address);
			if (isMeant && crash.callback() == callback) {
				each.remove();
				throw PlannedCrashes.<RuntimeException>unchecked(crash.failure());
			}
		}
	}

	// A callback of an annotated service may throw anything.
	@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
	private static <T extends Throwable> T unchecked(Throwable failure) throws T {
		throw (T) failure;
	}

	private record Crash(String service, CallbackName callback, Throwable failure) {

	}

}

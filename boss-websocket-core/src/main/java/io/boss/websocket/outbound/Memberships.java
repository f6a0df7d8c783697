/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.outbound;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.multicast.Multicast.Departures;
import org.jspecify.annotations.Nullable;

/**
 * Groups that a connection is in, to be told when it has closed. Safe on any thread; the
 * lock is held for a moment only.
 */
public final class Memberships {

	private static final int FEW = 4;

	private @Nullable BossConnection connection;

	private @Nullable List<Departures<BossConnection>> groups;

	// How many there may be before those are removed that no code refers to any more.
	private int enough = FEW;

	/**
	 * The connection is in a group. If it has closed already, no group is told: the group
	 * that adds it looks whether it is open after that.
	 * @param connection the handle of the connection, always the same
	 * @param group hears of the close
	 */
	public synchronized void add(BossConnection connection, Departures<BossConnection> group) {
		this.connection = connection;
		List<Departures<BossConnection>> groups = this.groups;
		if (groups == null) {
			groups = new ArrayList<>(1);
			this.groups = groups;
		}
		if (groups.size() >= this.enough) {
			groups.removeIf(Departures::isMoot);
			this.enough = Math.max(FEW, 2 * groups.size());
		}
		groups.add(group);
	}

	/**
	 * The connection is not in a group any more.
	 * @param group does not hear of the close
	 */
	public synchronized void remove(Departures<BossConnection> group) {
		List<Departures<BossConnection>> groups = this.groups;
		int index = (groups != null) ? groups.lastIndexOf(group) : -1;
		if (groups != null && index >= 0) {
			Departures<BossConnection> last = groups.remove(groups.size() - 1);
			if (index < groups.size()) {
				groups.set(index, last);
			}
		}
	}

	/**
	 * The connection has closed: tells its groups. Outside the lock; any number of times.
	 */
	public void end() {
		BossConnection connection;
		List<Departures<BossConnection>> groups;
		synchronized (this) {
			connection = this.connection;
			groups = this.groups;
			this.groups = null;
		}
		if (connection != null && groups != null) {
			groups.forEach((group) -> group.departed(connection));
		}
	}

}

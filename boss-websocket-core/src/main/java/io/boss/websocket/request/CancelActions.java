/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.request;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.log.LogTrace;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Actions that stop what works on an answer. Each runs once, at once if it comes after
 * the others have run. Safe on any thread.
 */
final class CancelActions {

	private static final Log logger = LogFactory.getLog(CancelActions.class);

	private @Nullable List<Runnable> waiting;

	private boolean over;

	void add(Runnable action, BossConnection client) {
		if (!keep(action)) {
			run(action, client);
		}
	}

	private synchronized boolean keep(Runnable action) {
		if (!this.over) {
			List<Runnable> waiting = (this.waiting != null) ? this.waiting : new ArrayList<>(1);
			waiting.add(action);
			this.waiting = waiting;
		}
		return !this.over;
	}

	void run(BossConnection client) {
		take().forEach((action) -> run(action, client));
	}

	private synchronized List<Runnable> take() {
		List<Runnable> waiting = this.waiting;
		this.waiting = null;
		this.over = true;
		return (waiting != null) ? waiting : List.of();
	}

	private static void run(Runnable action, BossConnection client) {
		try {
			action.run();
		}
		catch (Throwable ex) {
			logger.warn(new LogTrace(
					"Could not stop what answers client " + client.id() + " of service '" + client.service() + "'",
					ex));
		}
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct.tomcat;

import java.io.IOException;

import io.boss.websocket.direct.SelectorLoop;
import io.boss.websocket.direct.SocketUpgrader;
import io.boss.websocket.direct.WireLoop;
import io.boss.websocket.direct.WireLoops;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Upgrader that adopts the sockets of Tomcat's NIO connector into the engine's own loops,
 * the fastest way there is.
 */
public final class TomcatSocketUpgrader implements SocketUpgrader {

	private final WireLoops loops;

	/**
	 * Creates an upgrader.
	 * @param loops the engine's loops
	 */
	public TomcatSocketUpgrader(WireLoops loops) {
		this.loops = loops;
	}

	@Override
	public void upgrade(HttpServletRequest request, @Nullable WireLoop loop, ConnectionFactory factory)
			throws IOException, ServletException {
		SelectorLoop selected = (loop != null) ? (SelectorLoop) loop : this.loops.next();
		request.upgrade(TomcatUpgradeHandler.class).expect(factory, selected);
	}

}

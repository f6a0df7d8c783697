/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct.tomcat;

import io.boss.websocket.direct.SelectorLoop;
import io.boss.websocket.direct.SocketUpgrader.ConnectionFactory;
import jakarta.servlet.http.WebConnection;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Handler that takes the socket out of Tomcat's hands when the response has been written.
 * Tomcat makes an instance for each connection.
 */
public final class TomcatUpgradeHandler implements InternalHttpUpgradeHandler {

	private @Nullable ConnectionFactory factory;

	private @Nullable SelectorLoop loop;

	private @Nullable NioSocketWrapper wrapper;

	void expect(ConnectionFactory factory, SelectorLoop loop) {
		this.factory = factory;
		this.loop = loop;
	}

	@Override
	public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
		this.wrapper = (NioSocketWrapper) wrapper;
	}

	@Override
	public void init(WebConnection connection) {
		ConnectionFactory factory = this.factory;
		SelectorLoop loop = this.loop;
		NioSocketWrapper wrapper = this.wrapper;
		Assert.state(factory != null && loop != null && wrapper != null, "Not expected");
		this.factory = null;
		AdoptedChannel.of(wrapper, loop, factory).open();
	}

	/**
	 * Tomcat leaves the socket alone: the engine initiates all further I/O.
	 */
	@Override
	public boolean hasAsyncIO() {
		return true;
	}

	@Override
	public SocketState upgradeDispatch(SocketEvent status) {
		return SocketState.CLOSED;
	}

	@Override
	public void timeoutAsync(long now) {
	}

	@Override
	public void setSslSupport(SSLSupport sslSupport) {
	}

	@Override
	public void pause() {
	}

	@Override
	public void destroy() {
	}

}

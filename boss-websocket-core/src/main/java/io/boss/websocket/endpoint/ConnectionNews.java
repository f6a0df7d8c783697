/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.util.List;
import java.util.function.Consumer;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.event.ClientOverflowedEvent;
import io.boss.websocket.event.ConnectionClosedEvent;
import io.boss.websocket.event.ConnectionDetachedEvent;
import io.boss.websocket.event.ConnectionOpenedEvent;
import io.boss.websocket.event.ConnectionResumedEvent;
import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.spi.ConnectionListener;
import io.boss.websocket.stats.ServiceStats;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.ApplicationEventPublisher;

/**
 * News of the connections of a service: counted, logged, published as events, and told to
 * listeners. Safe on any thread.
 */
final class ConnectionNews {

	private final ServiceStats stats;

	private final ConnectionLog log;

	private final List<ConnectionListener> listeners;

	private final ApplicationEventPublisher events;

	private final RateLimitedWarning failures = new RateLimitedWarning(LogFactory.getLog(ConnectionNews.class));

	/**
	 * Creates news.
	 * @param service the service
	 * @param listeners hear of connections
	 * @param events where application events go; must not block
	 */
	ConnectionNews(ServiceUnit service, List<ConnectionListener> listeners, ApplicationEventPublisher events) {
		this.stats = service.stats();
		this.log = new ConnectionLog(service.name());
		this.listeners = listeners;
		this.events = events;
	}

	/**
	 * A client has connected.
	 * @param session the client
	 * @return whether all listeners have heard of it: some decide what it may
	 */
	boolean opened(ClientSession session) {
		this.stats.connectionOpened();
		this.log.opened(session.connection());
		boolean known = tell((listener) -> listener.opened(session));
		publish(new ConnectionOpenedEvent(session.connection()));
		return known;
	}

	void detached(BossConnection connection) {
		this.log.detached(connection);
		tell((listener) -> listener.detached(connection));
		publish(new ConnectionDetachedEvent(connection));
	}

	/**
	 * A client has come back.
	 * @param session the client
	 * @param info how long it was away
	 * @return whether all listeners have heard of it: some decide what it may
	 */
	boolean resumed(ClientSession session, ResumeInfo info) {
		BossConnection connection = session.connection();
		this.log.resumed(connection, info);
		boolean known = tell((listener) -> listener.resumed(session));
		publish(new ConnectionResumedEvent(connection, info));
		return known;
	}

	// What a listener throws concerns neither the service, which must hear of the end,
	// nor
	// other listeners.
	void closed(BossConnection connection, CloseReason reason) {
		this.stats.connectionClosed(reason.kind());
		this.log.closed(connection, reason);
		tell((listener) -> listener.closed(connection, reason));
		publish(new ConnectionClosedEvent(connection, reason));
	}

	void forgotten(BossConnection connection) {
		tell((listener) -> listener.forgotten(connection));
	}

	void unseen(Throwable failure) {
		this.failures.error("An interceptor has failed to look at a message, and its client is being closed", failure);
	}

	private boolean tell(Consumer<ConnectionListener> news) {
		boolean heard = true;
		for (ConnectionListener listener : this.listeners) {
			try {
				news.accept(listener);
			}
			catch (Throwable ex) {
				heard = false;
				this.failures.error("A listener has failed to hear of a connection: " + listener.getClass().getName(),
						ex);
			}
		}
		return heard;
	}

	private void publish(Object event) {
		try {
			this.events.publishEvent(event);
		}
		catch (Throwable ex) {
			this.failures.error("Could not publish " + event.getClass().getSimpleName(), ex);
		}
	}

	void overflowed(ClientOverflowedEvent event) {
		publish(event);
	}

}

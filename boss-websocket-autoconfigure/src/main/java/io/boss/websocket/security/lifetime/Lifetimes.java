/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.lifetime;

import java.security.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import io.boss.websocket.AuthenticationExpiring;
import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseReason;
import io.boss.websocket.endpoint.ConnectionClock;
import io.boss.websocket.security.access.ConnectionAuthentications;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.spi.ConnectionListener;
import io.boss.websocket.spi.OpenedConnection;
import io.boss.websocket.timing.EngineClock;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

import org.springframework.security.core.Authentication;

/**
 * Listener that ends the connections of clients that are not authenticated any more:
 * whose token has expired, whose HTTP session is gone, or who have been there too long.
 * Anonymous clients and authentications that never end cost nothing. Safe on any thread.
 */
public final class Lifetimes implements ConnectionListener, HttpSessionListener, HttpSessionIdListener {

	private final Map<String, Lifetime> lifetimes = new ConcurrentHashMap<>();

	private final SessionLifetimes sessions = new SessionLifetimes();

	private final CredentialVerifier verifier;

	private final LifetimeEnvironment environment;

	/**
	 * Begins to look after clients.
	 * @param settings what is done for them
	 * @param clock looks at those whose time will be up
	 * @param time tells the time
	 * @param services are told of their clients
	 * @param verifier finds out what is behind what clients show
	 * @param authentications who clients are
	 * @param recheck knows who may stay
	 * @param executor verifies on threads that may wait
	 */
	public Lifetimes(LifetimeSettings settings, ConnectionClock clock, EngineClock time, ServiceRegistry services,
			CredentialVerifier verifier, ConnectionAuthentications authentications, AccessRecheck recheck,
			Executor executor) {
		this.verifier = verifier;
		Renewal renewal = new Renewal(verifier, authentications, recheck, this.sessions, time, executor);
		this.environment = new LifetimeEnvironment(settings, clock, time, (info) -> tell(services, info), renewal);
	}

	private static void tell(ServiceRegistry services, AuthenticationExpiring info) {
		String key = info.connection().key();
		String name = info.connection().service();
		ServiceProcess service = services.process((key != null) ? name + "/" + key : name);
		if (service != null) {
			service.info(info);
		}
	}

	@Override
	public void opened(OpenedConnection session) {
		Principal principal = session.connection().handshake().principal();
		if (principal instanceof Authentication authentication) {
			Grant grant = this.verifier.grantOf(authentication, session.httpSessionId());
			if (!isEndless(grant)) {
				begin(session, grant);
				return;
			}
		}
		if (this.environment.settings().inBand()) {
			session.intercept((message) -> takesFromNobody(session.connection(), message));
		}
	}

	// Nothing of this client ends, and what it shows is no less a secret.
	private static boolean takesFromNobody(BossConnection connection, BossMessage message) {
		boolean takes = InBand.isAbout(message);
		if (takes) {
			connection.send(InBand.failed());
		}
		return takes;
	}

	private void begin(OpenedConnection session, Grant grant) {
		Lifetime lifetime = new Lifetime(session, grant.authentication().getName(), this.environment);
		this.lifetimes.put(session.connection().id(), lifetime);
		if (this.environment.settings().inBand()) {
			session.intercept(lifetime);
		}
		lifetime.lastUntil(grant.expires());
		this.sessions.move(lifetime, grant.httpSessionId());
		if (!session.connection().isOpen()) {
			forget(session.connection());
		}
	}

	// The same user, with what the new handshake has shown: it may last longer, or be of
	// another HTTP session.
	@Override
	public void resumed(OpenedConnection session) {
		if (session.handshake().principal() instanceof Authentication authentication) {
			Grant grant = this.verifier.grantOf(authentication, session.httpSessionId());
			Lifetime lifetime = this.lifetimes.get(session.connection().id());
			if (lifetime != null) {
				lifetime.lastUntil(grant.expires());
				this.sessions.move(lifetime, grant.httpSessionId());
			}
			else if (!isEndless(grant)) {
				begin(session, grant);
			}
		}
	}

	private boolean isEndless(Grant grant) {
		return grant.expires() == null && grant.httpSessionId() == null && this.environment.settings().maxAge() == null;
	}

	@Override
	public void closed(BossConnection connection, CloseReason reason) {
		forget(connection);
	}

	private void forget(BossConnection connection) {
		Lifetime lifetime = this.lifetimes.remove(connection.id());
		if (lifetime != null) {
			lifetime.closed();
			this.sessions.move(lifetime, null);
		}
	}

	@Override
	public void sessionCreated(HttpSessionEvent event) {
		this.sessions.began(event.getSession().getId());
	}

	@Override
	public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
		this.sessions.renamed(oldSessionId, event.getSession().getId());
	}

	@Override
	public void sessionDestroyed(HttpSessionEvent event) {
		this.sessions.ended(event.getSession().getId());
	}

}

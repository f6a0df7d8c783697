/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.lifetime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

import io.boss.websocket.security.access.ConnectionAuthentications;
import io.boss.websocket.security.lifetime.InBand.Credential;
import io.boss.websocket.timing.EngineClock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;

/**
 * Renewal of authentications: clients that show something new stay, and those that show
 * something wrong are closed. On the application's own threads, because asking may take
 * its time.
 */
final class Renewal {

	private static final Log logger = LogFactory.getLog(Renewal.class);

	private final CredentialVerifier verifier;

	private final ConnectionAuthentications authentications;

	private final AccessRecheck recheck;

	private final SessionLifetimes sessions;

	private final EngineClock clock;

	private final Executor executor;

	Renewal(CredentialVerifier verifier, ConnectionAuthentications authentications, AccessRecheck recheck,
			SessionLifetimes sessions, EngineClock clock, Executor executor) {
		this.verifier = verifier;
		this.authentications = authentications;
		this.recheck = recheck;
		this.sessions = sessions;
		this.clock = clock;
		this.executor = executor;
	}

	void begin(Lifetime lifetime, Credential credential, Runnable done) {
		this.executor.execute(() -> {
			try {
				renew(lifetime, credential);
			}
			finally {
				done.run();
			}
		});
	}

	private void renew(Lifetime lifetime, Credential credential) {
		try {
			accept(lifetime, this.verifier.verify(credential, lifetime.connection().service()));
		}
		catch (AuthenticationServiceException ex) {
			failed(lifetime, ex);
		}
		catch (AuthenticationException ex) {
			logger.debug("Client " + lifetime.connection().id() + " has shown " + credential + " that is not good");
			lifetime.end("not accepted");
		}
		catch (RuntimeException ex) {
			failed(lifetime, ex);
		}
	}

	// The text of a failure may repeat what it was about.
	private static void failed(Lifetime lifetime, RuntimeException failure) {
		logger.warn("Could not find out whether client " + lifetime.connection().id() + " may stay: "
				+ failure.getClass().getName());
		lifetime.tell(InBand.failed());
	}

	private void accept(Lifetime lifetime, Grant grant) {
		Instant expires = grant.expires();
		if (lifetime.isOther(grant.authentication().getName())) {
			lifetime.end("another user");
			return;
		}
		if (!grant.authentication().isAuthenticated() || (expires != null && !expires.isAfter(this.clock.instant()))) {
			lifetime.end("not accepted");
			return;
		}
		if (!this.recheck.admits(lifetime.connection().service(), grant.authentication())) {
			lifetime.deny();
			return;
		}
		this.authentications.replace(lifetime.connection().id(), grant.authentication());
		Duration remaining = lifetime.lastUntil(expires);
		if (grant.httpSessionId() != null) {
			this.sessions.move(lifetime, grant.httpSessionId());
		}
		lifetime.tell(InBand.refreshed(remaining));
	}

}

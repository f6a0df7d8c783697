/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.lifetime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.boss.websocket.AuthenticationExpiring;
import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.spi.MessageInterceptor;
import io.boss.websocket.spi.OpenedConnection;
import org.jspecify.annotations.Nullable;

/**
 * Authentication of one client, from the handshake over what it shows later to the end.
 * Safe on any thread; nothing blocks.
 */
final class Lifetime implements MessageInterceptor {

	// Far enough not to come, near enough to calculate with.
	private static final Duration LONGEST = Duration.ofDays(365);

	private final OpenedConnection session;

	private final String user;

	private final LifetimeEnvironment environment;

	private final AtomicReference<@Nullable AuthenticationDeadline> deadline = new AtomicReference<>();

	// One at a time: each may ask another server.
	private final AtomicBoolean renewing = new AtomicBoolean();

	private final long began;

	private volatile @Nullable String httpSessionId;

	private volatile boolean closed;

	Lifetime(OpenedConnection session, String user, LifetimeEnvironment environment) {
		this.session = session;
		this.user = user;
		this.environment = environment;
		this.began = environment.time().nanoTime();
	}

	BossConnection connection() {
		return this.session.connection();
	}

	@Nullable String httpSessionId() {
		return this.httpSessionId;
	}

	void belongsTo(@Nullable String httpSessionId) {
		this.httpSessionId = httpSessionId;
	}

	/**
	 * Whether somebody else has come back on the client's connection.
	 * @param name the name of a user
	 * @return whether it is not this one's
	 */
	boolean isOther(String name) {
		return !this.user.equals(name);
	}

	/**
	 * From now on the client may stay until then.
	 * @param expires when its authentication ends, or {@code null} if it does not
	 * @return how long that is, at most until the client is too old, or {@code null} if
	 * there is no end
	 */
	@Nullable Duration lastUntil(@Nullable Instant expires) {
		Duration own = (expires != null) ? remaining(expires) : null;
		Duration rest = this.environment.settings().rest(age());
		Duration remaining = (own == null || (rest != null && rest.compareTo(own) < 0)) ? rest : own;
		replace((remaining != null) ? deadline(remaining, this.environment.settings().warnBefore()) : null);
		return remaining;
	}

	private Duration remaining(Instant expires) {
		Instant now = this.environment.time().instant();
		return expires.isAfter(now.plus(LONGEST)) ? LONGEST : Duration.between(now, expires);
	}

	/**
	 * The HTTP session is gone.
	 */
	void sessionEnded() {
		LifetimeSettings settings = this.environment.settings();
		// Who cannot show anything new waits for nothing. The clock closes, because the
		// client may be about to be joined.
		Duration grace = settings.inBand() ? settings.sessionGrace() : Duration.ZERO;
		Duration rest = settings.rest(age());
		grace = (rest != null && rest.compareTo(grace) < 0) ? rest : grace;
		replace(deadline(grace, grace));
	}

	private long age() {
		return this.environment.time().nanoTime() - this.began;
	}

	private AuthenticationDeadline deadline(Duration remaining, Duration warnBefore) {
		return new AuthenticationDeadline(this, this.environment.time().nanoTime() + remaining.toNanos(),
				warnBefore.toNanos());
	}

	private void replace(@Nullable AuthenticationDeadline next) {
		AuthenticationDeadline previous = this.deadline.getAndSet(next);
		if (previous != null) {
			previous.cancel();
		}
		if (next != null) {
			if (this.closed) {
				next.cancel();
			}
			else {
				this.environment.clock().add(next);
			}
		}
	}

	boolean isClosed() {
		return this.closed;
	}

	/**
	 * The client is gone.
	 */
	void closed() {
		this.closed = true;
		replace(null);
	}

	void warn(Duration remaining) {
		this.environment.services().accept(new AuthenticationExpiring(connection(), remaining));
		tell(InBand.expiring(remaining));
	}

	void expired() {
		end("authentication has ended");
	}

	/**
	 * Closes the client.
	 * @param reason why
	 */
	void end(String reason) {
		this.session.close(Kind.AUTHENTICATION_EXPIRED, CloseCode.AUTHENTICATION_EXPIRED, reason);
	}

	/**
	 * Closes a client that is known, and not welcome any more.
	 */
	void deny() {
		this.session.close(Kind.ERROR, CloseCode.ACCESS_DENIED, "access denied");
	}

	/**
	 * Tells the client, if it understands.
	 * @param text a message about authentication
	 */
	void tell(String text) {
		if (this.environment.settings().inBand()) {
			connection().send(text);
		}
	}

	@Override
	public boolean takes(BossMessage message) {
		if (!InBand.isAbout(message)) {
			return false;
		}
		InBand.Credential credential = InBand.read(message);
		if (credential == null || !this.renewing.compareAndSet(false, true)) {
			tell(InBand.failed());
			return true;
		}
		this.environment.renewal().begin(this, credential, () -> this.renewing.set(false));
		return true;
	}

}

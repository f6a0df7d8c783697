/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.config.Limit;
import io.boss.websocket.limit.InboundRate;
import io.boss.websocket.request.RequestProblem;
import io.boss.websocket.service.ConnectedClient;
import io.boss.websocket.session.MarkedMessage;
import io.boss.websocket.session.ProtocolSession;
import io.boss.websocket.spi.MessageInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * Input of a session: what the client sends becomes mail of its service, or is the
 * protocol's own, or is too much. A superclass rather than an object of its own, because
 * each connection would have one. Told by one thread at a time, but for what says
 * otherwise.
 */
public abstract class SessionInput extends SessionEnd {

	private final ServiceEndpoint endpoint;

	private final ConnectionActivity activity;

	// None for clients that do not speak boss.v1.
	private final @Nullable ProtocolSession protocol;

	// None for most.
	private volatile @Nullable MessageInterceptor interceptor;

	SessionInput(ServiceEndpoint endpoint, @Nullable ProtocolSession protocol) {
		this.endpoint = endpoint;
		this.protocol = protocol;
		this.activity = new ConnectionActivity(endpoint.clock().nanoTime());
	}

	abstract ConnectedClient client();

	abstract TransportConnection transport();

	abstract ClientReport report();

	/**
	 * The part of the session that outlives its sockets.
	 * @return the part, or {@code null} if the session ends with its socket
	 */
	public abstract @Nullable Resumption resumption();

	/**
	 * Begins to measure how fast the client sends.
	 * @return the rate, or {@code null} if there is no limit
	 */
	public @Nullable InboundRate inboundRate() {
		return this.endpoint.connections().inboundRate();
	}

	/**
	 * The client exceeds a limit that may be one to warn of.
	 * @param limit the limit
	 * @return whether it is let through, which has been reported then
	 */
	public boolean letsThrough(Limit limit) {
		return report().letsThrough(limit);
	}

	/**
	 * Shows messages to one more interceptor.
	 * @param interceptor takes out what is not for the service
	 */
	public void intercept(MessageInterceptor interceptor) {
		MessageInterceptor first = this.interceptor;
		this.interceptor = (first != null) ? (message) -> first.takes(message) || interceptor.takes(message)
				: interceptor;
	}

	/**
	 * The client has sent a message, all of which was {@link ConnectionActivity#heard
	 * heard}.
	 * @param message the message
	 * @param from the socket that it has come by
	 */
	public void received(BossMessage message, TransportConnection from) {
		if (hasEnded() || !connection().isOpen()) {
			return;
		}
		MarkedMessage marked = (this.protocol != null) ? this.protocol.read(message) : null;
		Resumption resumption = resumption();
		if (marked != null) {
			if (resumption == null || resumption.hears(from)) {
				received(marked);
			}
			return;
		}
		if (resumption == null) {
			handle(message);
		}
		else if (resumption.enter(message, from)) {
			try {
				handle(message);
			}
			finally {
				resumption.leave();
			}
		}
	}

	/**
	 * The same by the socket that the session has now.
	 * @param message the message
	 */
	public void received(BossMessage message) {
		received(message, transport());
	}

	private void handle(BossMessage message) {
		this.activity.message();
		if (isIntercepted(message)) {
			return;
		}
		this.endpoint.stats().messageReceived(connection().id(), message);
		if (this.protocol != null && this.protocol.takesAnswer(message)) {
			return;
		}
		if (!client().incoming(message)) {
			mailboxFull(message);
		}
	}

	// An acknowledgement is no sign that somebody is there: clients send it by
	// themselves.
	private void received(MarkedMessage message) {
		if (message instanceof MarkedMessage.Acknowledgement acknowledgement) {
			acknowledged(acknowledgement.count());
		}
		else if (message instanceof MarkedMessage.Authentication authentication) {
			this.activity.message();
			isIntercepted(authentication.message());
		}
		else if (message instanceof MarkedMessage.Malformed) {
			report().malformed();
			close(Kind.ERROR, CloseCode.POLICY_VIOLATION, "malformed boss.v1 message");
		}
	}

	// A session that ends with its socket keeps nothing that this would free.
	void acknowledged(long count) {
	}

	private boolean isIntercepted(BossMessage message) {
		MessageInterceptor interceptor = this.interceptor;
		return interceptor != null && isTaken(message, interceptor);
	}

	// What could not be looked at may be a secret, and is nothing for a service.
	private boolean isTaken(BossMessage message, MessageInterceptor interceptor) {
		try {
			return interceptor.takes(message);
		}
		catch (Throwable ex) {
			this.endpoint.news().unseen(ex);
			close(Kind.ERROR, CloseCode.SERVER_ERROR, "message could not be read");
			return true;
		}
	}

	private void mailboxFull(BossMessage message) {
		report().mailboxFull();
		if (client().answersRequests()) {
			RequestProblem.OVERLOAD.refuse(connection(), message, this.endpoint.stats());
		}
		if (this.endpoint.settings().closeWhenMailboxFull()) {
			close(Kind.ERROR, CloseCode.POLICY_VIOLATION, "too many messages");
		}
	}

	/**
	 * Closes a client whose transport cannot hold it any longer while the service has no
	 * room for its messages.
	 */
	public void overloaded() {
		close(Kind.ERROR, CloseCode.TRY_AGAIN_LATER, "service is overloaded");
	}

	/**
	 * Closes a client that exceeds a limit.
	 * @param limit the limit
	 * @param reason the close reason
	 */
	public void exceeded(Limit limit, String reason) {
		if (connection().isOpen()) {
			report().dropped(limit);
			close(Kind.ERROR, CloseCode.of(limit.code()), reason);
		}
	}

	/**
	 * The client has sent something that ends the connection, and nothing more is read:
	 * the service hears of it when it has handled what came before. The transport closes
	 * the client.
	 * @param code the close code that the client gets
	 * @param text why
	 * @param limit the limit that it exceeds, or {@code null} if it breaks the protocol
	 */
	public void unreadable(int code, String text, @Nullable Limit limit) {
		CloseCode closeCode = CloseCode.of(code);
		report().unreadable(closeCode, text, limit);
		endAs((limit != null) ? Kind.ERROR : kindOf(closeCode), closeCode, text);
	}

	@Nullable ProtocolSession protocol() {
		return this.protocol;
	}

	ServiceEndpoint endpoint() {
		return this.endpoint;
	}

	/**
	 * What is known of its messages, for the transport to tell when some of one has come.
	 * @return the activity
	 */
	public ConnectionActivity activity() {
		return this.activity;
	}

}

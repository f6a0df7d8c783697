/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.util.function.Supplier;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CloseCode;
import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.config.Limit;
import io.boss.websocket.event.ClientOverflowedEvent;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.stats.DropReason;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Report of what a client does that it should not do, and of what is lost for that:
 * counted and logged.
 *
 * @param endpoint where the client has arrived
 * @param connection the client
 */
record ClientReport(ServiceEndpoint endpoint, BossConnection connection) {

	private static final String FULL = "it reads too slowly, and its outbound queue is full "
			+ "(boss.websocket.outbound.max-messages, boss.websocket.outbound.max-bytes)";

	/**
	 * There was no room for one of its messages.
	 */
	void mailboxFull() {
		this.endpoint.warnings()
			.dropped(DropReason.MAILBOX_FULL,
					() -> "Refused a message of " + client()
							+ ": no room in the mailbox (boss.websocket.mailbox.capacity, max-bytes), in the client's "
							+ "share of it (client-share, client-max-bytes) or in those of all services together "
							+ "(boss.websocket.limits.total-mailbox-size)");
	}

	/**
	 * What it has sent cannot be read.
	 * @param code the close code that it gets
	 * @param text why
	 * @param limit the limit that it exceeds, or {@code null} if it breaks the protocol
	 */
	void unreadable(CloseCode code, String text, @Nullable Limit limit) {
		if (limit != null) {
			dropped(limit);
			return;
		}
		this.endpoint.warnings()
			.dropped(code.equals(CloseCode.BAD_DATA) ? DropReason.BAD_ENCODING : DropReason.BAD_FRAME,
					() -> "Closing " + client() + ", which does not keep to RFC 6455: " + text);
	}

	/**
	 * It has sent a message of {@code boss.v1} that cannot be read, and is being closed.
	 */
	void malformed() {
		this.endpoint.warnings()
			.dropped(DropReason.BAD_FRAME,
					() -> "Closing " + client() + ": a message with the mark of its session is none of boss.v1");
	}

	/**
	 * A message was dropped because it is beyond a limit.
	 * @param limit the limit
	 */
	void dropped(Limit limit) {
		this.endpoint.limitReports().dropped(limit, this::subject);
	}

	/**
	 * It exceeds a limit.
	 * @param limit the limit
	 * @return whether the limit is enforced
	 */
	boolean exceeded(Limit limit) {
		return this.endpoint.limitReports().exceeded(limit, this::subject);
	}

	/**
	 * It exceeds a limit that may be one to warn of.
	 * @param limit the limit
	 * @return whether it is let through, which has been reported then
	 */
	boolean letsThrough(Limit limit) {
		return !this.endpoint.settings().limits().enforces(limit) && !exceeded(limit);
	}

	/**
	 * It has been waited for in vain.
	 * @param limit the limit
	 * @return whether the limit is enforced
	 */
	boolean isLate(Limit limit) {
		boolean enforced = exceeded(limit);
		if (enforced && limit == Limit.MESSAGE_TIMEOUT) {
			this.endpoint.stats().messageDropped(DropReason.TOO_SLOW);
		}
		return enforced;
	}

	/**
	 * It was given an attribute.
	 * @param count how many it has
	 * @return whether these are more than allowed
	 */
	boolean hasTooManyAttributes(int count) {
		int max = this.endpoint.settings().limits().maxAttributes();
		return max > 0 && count > max && exceeded(Limit.MAX_ATTRIBUTES);
	}

	/**
	 * It cannot be written to, and is gone. That is nothing special if it has gone
	 * itself.
	 * @param failure why
	 */
	void unwritten(Throwable failure) {
		this.endpoint.stats().messageDropped(DropReason.UNWRITTEN);
		Supplier<String> text = () -> "Lost " + client() + ": could not write to it: " + LogLine.of(failure);
		if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
			this.endpoint.warnings().disconnected(text);
		}
		else {
			this.endpoint.warnings().warn(DropReason.UNWRITTEN, text);
		}
	}

	/**
	 * It reads too slowly, and is being closed.
	 */
	void overflowed() {
		this.endpoint.warnings().dropped(DropReason.OVERFLOW, () -> "Closing " + client() + ": " + FULL);
		publish(OverflowPolicy.CLOSE);
	}

	/**
	 * It reads too slowly: messages for it were dropped, and it stays.
	 * @param reason why
	 * @param messages how many
	 */
	void lost(DropReason reason, int messages) {
		this.endpoint.stats().messagesDropped(reason, messages);
	}

	/**
	 * The first messages for it were dropped since it had caught up.
	 * @param reason why
	 */
	void fellBehind(DropReason reason) {
		OverflowPolicy policy = policyOf(reason);
		this.endpoint.warnings()
			.warn(reason, () -> "Dropping messages for " + client() + ": " + FULL
					+ "; boss.websocket.outbound.overflow or the messages themselves say " + policy);
		publish(policy);
	}

	private static OverflowPolicy policyOf(DropReason reason) {
		return switch (reason) {
			case DROPPED_NEWEST -> OverflowPolicy.DROP_NEWEST;
			case RESYNCED -> OverflowPolicy.RESYNC;
			default -> OverflowPolicy.DROP_OLDEST;
		};
	}

	private void publish(OverflowPolicy policy) {
		this.endpoint.news().overflowed(new ClientOverflowedEvent(this.connection, policy));
	}

	private String subject() {
		return "Client " + this.connection.id();
	}

	private String client() {
		return "client " + this.connection.id() + " of service '" + this.endpoint.name() + "'";
	}

}

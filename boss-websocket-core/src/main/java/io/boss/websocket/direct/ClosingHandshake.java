/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.direct;

import io.boss.websocket.log.LogTrace;
import io.boss.websocket.log.RateLimitedWarning;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Closing handshake of one connection, RFC 6455, section 7, and its end. Confined to the
 * loop.
 * <p>
 * A close frame of the client is answered when the service has handled what came before
 * it, so that answers still reach the client; a client that breaks the protocol is closed
 * in the same way. Neither waits longer than the close timeout.
 */
final class ClosingHandshake {

	private static final Log logger = LogFactory.getLog(ClosingHandshake.class);

	// Clients may be many, and may mean it.
	private static final RateLimitedWarning failures = new RateLimitedWarning(logger);

	private final DirectOutboundChannel connection;

	// The answer to the close frame of the client, until it is due.
	private @Nullable CloseFrame answer;

	// The close frame that waits to be written.
	private @Nullable CloseFrame pending;

	private boolean forgotten;

	private boolean inputEnded;

	private boolean streamEnded;

	private boolean written;

	private boolean gone;

	ClosingHandshake(DirectOutboundChannel connection) {
		this.connection = connection;
	}

	/**
	 * The client has sent a close frame, or something that cannot be read.
	 * @param answer what it gets when that is due
	 */
	void inputEnded(CloseFrame answer) {
		this.inputEnded = true;
		if (this.written) {
			finish();
			return;
		}
		this.answer = answer;
		answerIfDue();
		this.connection.onLoopAfter(this.connection.limits().closeTimeout(), this::answerNow);
	}

	/**
	 * The service has handled all that came from the client.
	 */
	void forgotten() {
		this.forgotten = true;
		answerIfDue();
	}

	private void answerIfDue() {
		if (this.forgotten) {
			answerNow();
		}
	}

	private void answerNow() {
		CloseFrame answer = this.answer;
		if (answer != null && this.connection.beginsClosing()) {
			end(answer);
		}
	}

	/**
	 * Sends a close frame, behind what waits.
	 * @param frame the frame
	 */
	void end(CloseFrame frame) {
		this.pending = frame;
		this.connection.writer().end(frame.frame());
	}

	/**
	 * The close frame is next.
	 */
	void closing() {
		CloseFrame pending = this.pending;
		if (pending != null) {
			this.pending = null;
			this.connection.listener().closing(pending.code(), pending.reason());
		}
	}

	/**
	 * The close frame has been written.
	 */
	void closed() {
		this.written = true;
		this.connection.listener().closed();
		if (this.inputEnded) {
			finish();
		}
		else {
			disappearLater();
		}
	}

	// Both close frames have travelled: the server closes first (section 7.1.1), and
	// waits for the client to do so, because what it still sends would reset the
	// connection.
	private void finish() {
		if (this.streamEnded) {
			disappear();
			return;
		}
		this.connection.channel().shutdownOutput();
		disappearLater();
	}

	private void disappearLater() {
		this.connection.onLoopAfter(this.connection.limits().closeTimeout(), this::disappear);
	}

	/**
	 * The stream of the client has ended. A client that has sent its close frame before
	 * may still read the answer.
	 * @param lost told if the connection is lost by that
	 */
	void streamEnded(Runnable lost) {
		if (detaches()) {
			return;
		}
		this.streamEnded = true;
		if (this.gone || (this.answer != null && !this.written)) {
			return;
		}
		try {
			lost.run();
		}
		finally {
			disappear();
		}
	}

	/**
	 * Writing has failed.
	 * @param failure why
	 */
	void failed(Throwable failure) {
		if (!this.gone && detaches()) {
			LogTrace.debug(logger, "Lost the socket of a client that may come back", failure);
			return;
		}
		end(failure);
	}

	private void end(Throwable failure) {
		if (this.gone) {
			return;
		}
		LogTrace.debug(logger, "Lost a client", failure);
		try {
			this.connection.listener().failed(failure);
		}
		finally {
			disappear();
		}
	}

	/**
	 * Ends this connection, in which something has gone wrong that is not foreseen, and
	 * leaves the others of the loop alone. Throws nothing.
	 * @param failure what has gone wrong
	 */
	void broken(Throwable failure) {
		try {
			end(failure);
		}
		catch (Throwable ex) {
			if (ex != failure) {
				failure.addSuppressed(ex);
			}
		}
		try {
			failures.error("Ended a connection, and no other, because something has gone wrong with it", failure);
		}
		catch (Throwable ex) {
			// Memory or the stack may be short even for that, and others wait.
			failure.addSuppressed(ex);
		}
	}

	/**
	 * The socket is lost, or is to be given up: the session may go on without it, until
	 * the client comes back.
	 * @return whether it does
	 */
	boolean detaches() {
		boolean detaches = !hasBegun() && this.connection.mayComeBack() && this.connection.listener().detaches();
		if (detaches) {
			this.connection.letGo();
		}
		return detaches;
	}

	/**
	 * Whether there is no way back.
	 * @return whether one of both sides has begun to close, or the connection has ended
	 */
	boolean hasBegun() {
		return this.gone || this.inputEnded || !this.connection.isOpen();
	}

	/**
	 * The connection ends while it has no socket: there is nobody to tell.
	 */
	void nobodyIsThere() {
		try {
			closing();
			this.connection.listener().closed();
		}
		finally {
			disappear();
		}
	}

	private void disappear() {
		if (this.gone) {
			return;
		}
		this.gone = true;
		this.connection.writer().discard();
		this.connection.beginsClosing();
		this.connection.channel().close();
	}

	/**
	 * Whether the connection is at its end, and its socket closed.
	 * @return whether nothing can happen any more
	 */
	boolean isGone() {
		return this.gone;
	}

}

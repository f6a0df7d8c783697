/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

import io.boss.websocket.BossMessage;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.log.LogTrace;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.timing.Nanos;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writer to the container's own session, with Jakarta WebSocket's asynchronous remote:
 * Spring's session would use the blocking one, which waits up to 20 seconds for a client
 * that does not read. Works on every container.
 * <p>
 * What the API offers only in a blocking form, pings and closes, is never asked for while
 * a message is on its way, so it finds the socket free; should it wait all the same, it
 * is for the send timeout at most.
 */
final class SessionFrameWriter implements FrameWriter {

	private static final Log logger = LogFactory.getLog(SessionFrameWriter.class);

	private static final ByteBuffer NO_DATA = ByteBuffer.allocate(0).asReadOnlyBuffer();

	private final Session session;

	private final RemoteEndpoint.Async remote;

	private final ServiceStats stats;

	private final long sendTimeout;

	private final long closeTimeout;

	/**
	 * Creates a writer.
	 * @param session the session of the container
	 * @param limits how long it may take
	 * @param stats hears of what is written
	 */
	SessionFrameWriter(Session session, OutboundLimits limits, ServiceStats stats) {
		this.session = session;
		this.stats = stats;
		this.remote = session.getAsyncRemote();
		this.sendTimeout = Nanos.limited(limits.sendTimeout()).toMillis();
		this.remote.setSendTimeout(this.sendTimeout);
		this.closeTimeout = Nanos.limited(limits.closeTimeout()).toMillis();
		Map<String, Object> properties = session.getUserProperties();
		// Tomcat's own names; other containers do not look at them.
		properties.put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", this.sendTimeout);
		properties.put("org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT", this.closeTimeout);
	}

	@Override
	public void write(OutboundFrame frame, Completion completion) {
		BossMessage message = messageOf(frame);
		if (message != null) {
			write(message, (result) -> {
				if (result.isOK()) {
					this.stats.flushed(message.sizeInBytes());
				}
				completion.completed(result.isOK() ? null : failureOf(result));
			});
			return;
		}
		try {
			writeControl(frame);
			completion.completed(null);
		}
		catch (IOException | RuntimeException ex) {
			completion.completed(ex);
		}
	}

	private static @Nullable BossMessage messageOf(OutboundFrame frame) {
		if (frame instanceof OutboundFrame.Data data) {
			return data.message();
		}
		return (frame instanceof OutboundFrame.Control control) ? control.text() : null;
	}

	private static Throwable failureOf(SendResult result) {
		Throwable failure = result.getException();
		return (failure != null) ? failure
				: new IOException("The container does not say why it has not sent a message");
	}

	private void write(BossMessage message, SendHandler handler) {
		if (message instanceof BossMessage.Text text) {
			this.remote.sendText(text.payload(), handler);
		}
		else if (message instanceof BossMessage.Binary binary) {
			this.remote.sendBinary(binary.payload(), handler);
		}
	}

	private void writeControl(OutboundFrame frame) throws IOException {
		if (frame instanceof OutboundFrame.Close close) {
			takeTimeToClose();
			close(close.code(), close.reason());
		}
		else {
			this.remote.sendPing(NO_DATA.duplicate());
		}
	}

	// For a close frame with another code than 1000 Tomcat takes 50 ms by default, and
	// ends the connection without it after that, though only the machine is busy. Set
	// only now: what Tomcat closes itself may have to wait for a message that nobody
	// reads.
	private void takeTimeToClose() {
		this.session.getUserProperties()
			.put("org.apache.tomcat.websocket.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT", this.sendTimeout);
	}

	private void close(int code, String reason) throws IOException {
		try {
			this.session.close(new jakarta.websocket.CloseReason(CloseCodes.getCloseCode(code), reason));
		}
		finally {
			limitWaitForAnswer();
		}
	}

	// On containers without a close timeout. Only now: of a client that has been silent
	// for longer Jetty would make a close of its own, with another reason.
	private void limitWaitForAnswer() {
		try {
			this.session.setMaxIdleTimeout(this.closeTimeout);
		}
		catch (IllegalStateException ex) {
			LogTrace.debug(logger, "There is nothing to wait for: the session is closed", ex);
		}
	}

	@Override
	public void abort() {
		try {
			if (this.session.isOpen()) {
				close(CloseCodes.GOING_AWAY.getCode(), "");
			}
		}
		catch (IOException | RuntimeException ex) {
			LogTrace.debug(logger, "Could not close a session whose writes fail", ex);
		}
	}

}

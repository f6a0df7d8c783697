package io.boss.websocket.direct;

import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.CloseCode;
import io.boss.websocket.endpoint.Reattachment;
import io.boss.websocket.stats.ResumeResult;
import io.boss.websocket.wire.EncodedFrame;

/**
 * Change of the socket behind a session whose client has come back. Confined to the loop.
 */
final class SocketChange {

	/**
	 * What a client is told whose session has ended before its socket was there.
	 */
	static final CloseFrame ENDED = new CloseFrame(CloseCode.SERVICE_RESTART.value(), "session has ended");

	private static final CloseFrame REFUSED = new CloseFrame(CloseCode.POLICY_VIOLATION.value(),
			"session cannot be resumed");

	private static final CloseFrame TAKEN_OVER = new CloseFrame(CloseCode.TAKEN_OVER.value(), "taken over");

	private final DirectOutboundChannel connection;

	private final WireChannel next;

	private final Reattachment client;

	/**
	 * Creates a change.
	 * @param connection the connection, which stays
	 * @param next the socket with which the client has come back
	 * @param client the client
	 */
	SocketChange(DirectOutboundChannel connection, WireChannel next, Reattachment client) {
		this.connection = connection;
		this.next = next;
		this.client = client;
	}

	/**
	 * Goes on with the socket, if the session does.
	 * @param received how many messages the client has received
	 */
	void make(long received) {
		SentMessages sent = this.connection.sent();
		if (sent == null || !this.connection.isOpen() || this.connection.closing().isGone()) {
			Farewell.say(this.next, ENDED);
		}
		else if (!this.client.isLatest()) {
			Farewell.say(this.next, TAKEN_OVER);
		}
		else if (!sent.isPlausible(received)) {
			refuse(ResumeResult.INVALID);
		}
		else {
			sent.acknowledge(received);
			if (sent.isComplete()) {
				move(sent.unacknowledged());
			}
			else {
				refuse(ResumeResult.OVERFLOW);
			}
		}
	}

	private void refuse(ResumeResult why) {
		this.client.refused(why);
		Farewell.say(this.next, REFUSED);
	}

	private void move(List<EncodedFrame> missed) {
		ConnectionWriter writer = this.connection.writer();
		if (writer.isBetweenFrames()) {
			Farewell.say(this.connection.channel(), TAKEN_OVER);
		}
		else {
			this.connection.channel().close();
		}
		writer.detach();
		this.connection.moveTo(this.next);
		List<EncodedFrame> first = new ArrayList<>(missed.size() + 1);
		first.add(MessageFrames.control(this.client.welcome(missed.size())));
		first.addAll(missed);
		writer.attach(first);
		this.client.attached(missed.size());
	}

}

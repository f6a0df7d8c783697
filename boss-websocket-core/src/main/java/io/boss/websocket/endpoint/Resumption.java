/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.util.Objects;
import java.util.function.Consumer;

import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.Handshake;
import io.boss.websocket.config.ResumeSettings;
import io.boss.websocket.outbound.OutboundChannel;
import io.boss.websocket.session.ProtocolSession;
import io.boss.websocket.session.Resumable;
import io.boss.websocket.session.ResumeRequest;
import io.boss.websocket.session.Sessions;
import io.boss.websocket.session.Welcome;
import io.boss.websocket.stats.ResumeResult;
import io.boss.websocket.timing.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Part of a client's session that outlives its sockets: attached to one, detached and
 * waiting for the next, or ended with the session. Safe on any thread; nothing blocks.
 */
public final class Resumption implements Resumable {

	private final ClientSession session;

	private final ProtocolSession protocol;

	private final Sessions<Resumption> sessions;

	private final InboundFence fence = new InboundFence();

	// None for a client that has said nothing.
	private volatile @Nullable ReceiptAcks acks;

	private Phase phase = Phase.ATTACHED;

	private final ReturnTokens tokens;

	// When it was detached, and what has detached it.
	private long detachedAt;

	private @Nullable Kind lostBy;

	private @Nullable ResumeResult end;

	// Whether it is about to end: nobody comes back any more.
	private boolean ending;

	// Whether not all have heard yet that it is detached, and what is to be done then.
	private boolean leaving;

	private @Nullable Runnable next;

	// Socket with which the client has come back, until the channel goes on with it.
	private @Nullable TransportConnection coming;

	// That of the socket which the session goes on with.
	private volatile @Nullable LatestHandshake latest;

	Resumption(ClientSession session, ProtocolSession protocol, Sessions<Resumption> sessions) {
		this.session = session;
		this.protocol = protocol;
		this.sessions = sessions;
		this.tokens = new ReturnTokens(this, sessions);
	}

	/**
	 * Begins with the first socket.
	 * @param socket the socket
	 * @param welcome what the client is told
	 * @return the same, with what it may come back with
	 */
	synchronized Welcome begin(TransportConnection socket, Welcome welcome) {
		this.fence.open(socket, () -> {
		});
		return welcome.with(this.tokens.issue(), graceMillis());
	}

	private ResumeSettings settings() {
		return Objects.requireNonNull(this.session.endpoint().settings().resume());
	}

	private long graceMillis() {
		return settings().grace().toMillis();
	}

	/**
	 * A message is about to be handed over. What enters has to {@link #leave()}.
	 * @param message the message
	 * @param from the socket that it has come by
	 * @return whether it counts
	 */
	boolean enter(BossMessage message, TransportConnection from) {
		boolean enters = this.fence.enter(from);
		if (enters) {
			if (this.tokens.isUnheard()) {
				hears(from);
			}
			ReceiptAcks acks = (this.acks != null) ? this.acks : new ReceiptAcks(this);
			this.acks = acks;
			acks.received(message.sizeInBytes());
		}
		return enters;
	}

	void leave() {
		this.fence.leave();
	}

	/**
	 * The client has said something.
	 * @param from the socket that it has come by
	 * @return whether it is the one that the session has
	 */
	boolean hears(TransportConnection from) {
		boolean hears = this.fence.isOpenFor(from);
		if (hears && this.tokens.isUnheard()) {
			this.tokens.heard();
		}
		return hears;
	}

	/**
	 * Tells the client what has been received.
	 */
	void acknowledge() {
		this.session.channel().control(this.protocol.acknowledgement(this.fence.received()));
	}

	// --- detached

	/**
	 * The channel of the session.
	 * @return the channel, always the same
	 */
	public OutboundChannel channel() {
		return this.session.channel();
	}

	/**
	 * Tells what the next loss of the socket is due to.
	 * @param kind what has happened
	 */
	synchronized void lostBy(Kind kind) {
		this.lostBy = kind;
	}

	/**
	 * The socket is lost.
	 * @param kind what has happened, if nothing is known to have happened before
	 * @return whether the session waits for its client; else it ends
	 */
	public boolean detach(Kind kind) {
		long since = this.session.now();
		synchronized (this) {
			if (this.phase != Phase.ATTACHED || this.coming != null) {
				// The next socket may be there before the loss of the last one is seen.
				return this.phase != Phase.ENDED;
			}
			this.phase = Phase.DETACHED;
			this.lostBy = (this.lostBy != null) ? this.lostBy : kind;
			this.detachedAt = since;
			this.leaving = true;
			this.fence.shut();
		}
		this.session.endpoint().stats().sessionDetached();
		this.session.endpoint().news().detached(this.session.connection());
		this.session.client().detached();
		this.sessions.detached(this);
		if (!isDetached()) {
			// Somebody who heard of it has ended it, perhaps before it was counted.
			this.sessions.attached(this);
		}
		this.session.endpoint().lookLater(new GraceCheck(this, since));
		left();
		return true;
	}

	// A client may be back before all have heard that it was away.
	private void left() {
		Runnable next;
		synchronized (this) {
			this.leaving = false;
			next = this.next;
			this.next = null;
		}
		if (next != null) {
			next.run();
		}
	}

	synchronized boolean isDetached() {
		return this.phase == Phase.DETACHED;
	}

	/**
	 * Looks whether the grace is over.
	 * @param since when it has begun
	 * @param now the time in nanoseconds
	 * @return how long it lasts, or {@link PeriodicCheck#DONE}
	 */
	long grace(long since, long now) {
		synchronized (this) {
			if (this.phase != Phase.DETACHED || this.detachedAt != since) {
				return PeriodicCheck.DONE;
			}
			long left = Nanos.of(settings().grace()) - (now - since);
			if (left > 0) {
				return left;
			}
		}
		expire();
		return PeriodicCheck.DONE;
	}

	/**
	 * The client has stayed away for too long.
	 */
	void expire() {
		end(ResumeResult.EXPIRED);
	}

	@Override
	public void displaced() {
		end(ResumeResult.CLOSED);
	}

	// Unless the client has come back meanwhile.
	private void end(ResumeResult result) {
		Kind kind;
		synchronized (this) {
			if (this.phase != Phase.DETACHED || this.ending) {
				return;
			}
			this.ending = true;
			this.end = result;
			kind = this.lostBy;
		}
		this.session.end(new CloseReason((kind != null) ? kind : Kind.CONNECTION_LOST, CloseCode.ABNORMAL, ""));
		// Nobody reads it: it ends what waits.
		this.session.channel().close(CloseCode.GOING_AWAY.value(), "");
	}

	/**
	 * More has been sent to the client than may wait for it.
	 */
	synchronized void overflowed() {
		if (this.phase == Phase.DETACHED) {
			this.end = ResumeResult.OVERFLOW;
		}
	}

	// --- a client comes back

	/**
	 * Takes the client's token, which is used up when the client is heard again.
	 * @param request what the client has shown
	 * @return whether the session is the client's
	 */
	public boolean claim(ResumeRequest request) {
		return this.tokens.claim(request);
	}

	/**
	 * Whether a client is the last one that has come back.
	 * @param request what it has shown
	 * @return whether it has not come once more meanwhile
	 */
	public boolean isLatest(ResumeRequest request) {
		return this.tokens.isLatest(request);
	}

	/**
	 * Ends the session, because its client is not the one who has come, or has come with
	 * what makes no sense.
	 * @param result what it is told
	 */
	public void refuse(ResumeResult result) {
		synchronized (this) {
			this.end = result;
		}
		this.session.close(Kind.ERROR, CloseCode.POLICY_VIOLATION, "session ended");
	}

	ClientSession reconnect(Handshake handshake, @Nullable String httpSessionId) {
		this.latest = new LatestHandshake(handshake, httpSessionId);
		return this.session;
	}

	/**
	 * The client has another socket, and knows from now on what has been received.
	 * @param next the socket
	 * @param replayed how many messages of before it is sent
	 * @return what it is told first
	 */
	String moveTo(TransportConnection next, int replayed) {
		this.session.moveTo(next);
		ReceiptAcks acks = this.acks;
		if (acks != null) {
			acks.reset();
		}
		Welcome welcome = Welcome.plain(this.session.endpoint().timeouts().heartbeatMillis());
		synchronized (this) {
			this.coming = null;
			welcome = welcome.with(this.tokens.issue(), graceMillis());
		}
		return this.protocol.welcome(welcome.resumed(this.fence.received(), replayed));
	}

	ClientSession session() {
		return this.session;
	}

	/**
	 * What the client has shown when it has come back last.
	 * @return its handshake, or {@code null} if it never has
	 */
	@Nullable LatestHandshake latest() {
		return this.latest;
	}

	/**
	 * The client is there again.
	 * @param next its socket
	 * @param attaching makes the channel go on with the socket
	 * @param ended what to do if the session has ended meanwhile
	 */
	public void attach(TransportConnection next, Consumer<Reattachment> attaching, Runnable ended) {
		Runnable then;
		synchronized (this) {
			if (this.leaving) {
				// Each socket has to go on or be closed.
				Runnable before = this.next;
				Runnable attach = () -> attach(next, attaching, ended);
				this.next = (before != null) ? InboundFence.inOrder(before, attach) : attach;
				return;
			}
			if (this.phase == Phase.ENDED || this.ending) {
				then = ended;
			}
			else {
				Reattachment back = reattach(next);
				then = () -> attaching.accept(back);
				// In the order in which they come, or the fence would be open for another
				// socket than the one that the session goes on with.
				if (!this.fence.open(next, then)) {
					return;
				}
			}
		}
		then.run();
	}

	private Reattachment reattach(TransportConnection next) {
		boolean away = this.phase == Phase.DETACHED;
		this.phase = Phase.ATTACHED;
		this.lostBy = null;
		this.coming = next;
		this.sessions.attached(this);
		if (away) {
			this.session.endpoint().stats().sessionLeft(true);
		}
		return new Reattachment(this, next, away ? Math.max(0, this.session.now() - this.detachedAt) : 0, !away);
	}

	/**
	 * Whether no other socket has come since.
	 * @param socket a socket with which the client has come back
	 * @return whether it is the one to go on with
	 */
	synchronized boolean isComing(TransportConnection socket) {
		return this.coming == socket;
	}

	/**
	 * The session has ended. Called once.
	 * @param reason why
	 */
	synchronized void ended(CloseReason reason) {
		boolean away = this.phase == Phase.DETACHED;
		if (away) {
			this.session.endpoint().stats().sessionLeft(false);
		}
		this.phase = Phase.ENDED;
		this.fence.shut();
		this.tokens.ended((this.end != null) ? this.end : ReturnTokens.resultOf(reason, away));
	}

	private enum Phase {

		ATTACHED, DETACHED, ENDED

	}

}

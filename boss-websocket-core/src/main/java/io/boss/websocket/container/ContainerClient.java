package io.boss.websocket.container;

import java.nio.ByteBuffer;
import java.util.concurrent.Executor;

import io.boss.websocket.BossMessage;
import io.boss.websocket.endpoint.ClientSession;
import io.boss.websocket.endpoint.InputControl;
import io.boss.websocket.endpoint.ServiceEndpoint;
import io.boss.websocket.endpoint.Upgrade;
import io.boss.websocket.limit.InboundRate;
import io.boss.websocket.limit.Limit;
import io.boss.websocket.outbound.Outbound;
import io.boss.websocket.outbound.OutboundChannel;
import io.boss.websocket.outbound.OutboundLimits;
import io.boss.websocket.outbound.OutboundListener;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.web.socket.CloseStatus;

/**
 * One session of the container: puts the parts of its messages together, stops it from
 * being read, and owns the queue of what goes back.
 */
final class ContainerClient implements Outbound, InputControl {

	private static final boolean TOMCAT_PRESENT = ClassUtils.isPresent("org.apache.tomcat.websocket.WsSession",
			ContainerClient.class.getClassLoader());

	private final Session container;

	private final ServiceEndpoint endpoint;

	private final Executor executor;

	private final ResumeCheck resumeWatch;

	private final ReadGate gate;

	private final MessageAssembler assembler;

	private boolean unfinished;

	private @Nullable InboundRate rate;

	private @Nullable OutboundQueue queue;

	private @Nullable ClientSession session;

	private volatile boolean silent;

	ContainerClient(Session container, ServiceEndpoint endpoint, Executor executor, ResumeCheck resumeWatch) {
		this.container = container;
		this.endpoint = endpoint;
		this.executor = executor;
		this.resumeWatch = resumeWatch;
		this.gate = readGate(container);
		this.assembler = new MessageAssembler(endpoint.settings().messageSize(), endpoint.settings().fragments());
	}

	private static ReadGate readGate(Session session) {
		return (TOMCAT_PRESENT && TomcatReadGate.canPause(session)) ? TomcatReadGate.of(session)
				: new WaitingReadGate();
	}

	void open(Upgrade upgrade) {
		ClientSession session = this.endpoint.connect(upgrade, this, this);
		this.session = session;
		this.rate = session.inboundRate();
	}

	void join() {
		session().open();
	}

	@Override
	public OutboundChannel open(OutboundListener listener) {
		OutboundLimits limits = this.endpoint.settings().outbound();
		this.queue = new OutboundQueue(limits, this.executor,
				new SessionFrameWriter(this.container, limits, this.endpoint.stats()), listener);
		return this.queue;
	}

	/**
	 * Something has come from the client.
	 */
	void heard() {
		session().pulse().heard(System.nanoTime());
	}

	void text(String part, boolean last) {
		heard();
		try {
			BossMessage message = this.assembler.text(part, last);
			noteUnfinished();
			received(message);
		}
		catch (MessageAssembler.LimitException ex) {
			session().exceeded(ex.limit(), ex.reason());
		}
	}

	void binary(ByteBuffer part, boolean last) {
		heard();
		try {
			BossMessage message = this.assembler.binary(part, last);
			noteUnfinished();
			received(message);
		}
		catch (MessageAssembler.LimitException ex) {
			session().exceeded(ex.limit(), ex.reason());
		}
	}

	/**
	 * A pong has come from the client.
	 */
	void pong() {
		heard();
		countMessage();
	}

	private void received(@Nullable BossMessage message) {
		boolean admitted = countBytes(this.assembler.partSize());
		if (message == null || !admitted || !countMessage()) {
			return;
		}
		warnOf(this.assembler.oversized());
		this.silent = false;
		session().received(message);
		if (session().isOpen() && !this.gate.pass()) {
			session().overloaded();
		}
	}

	private void warnOf(@Nullable Limit limit) {
		if (limit != null) {
			session().letsThrough(limit);
		}
	}

	// Before a container hands over a part it cannot be seen that a message has begun.
	private void noteUnfinished() {
		boolean unfinished = this.assembler.isUnfinished();
		if (unfinished != this.unfinished) {
			this.unfinished = unfinished;
			if (unfinished) {
				session().pulse().begun();
			}
			else {
				session().pulse().completed();
			}
		}
	}

	private boolean countMessage() {
		return this.rate == null || this.rate.message(session().pulse().lastHeard())
				|| mayExceed(Limit.MESSAGES_PER_SECOND, "too many messages");
	}

	private boolean countBytes(int count) {
		return this.rate == null || this.rate.bytes(count, session().pulse().lastHeard())
				|| mayExceed(Limit.BYTES_PER_SECOND, "too many bytes");
	}

	private boolean mayExceed(Limit limit, String reason) {
		if (session().isOpen() && session().letsThrough(limit)) {
			return true;
		}
		session().exceeded(limit, reason);
		return false;
	}

	void closed(CloseStatus status) {
		queue().discard();
		session().reportedClosed(status.getCode(), (status.getReason() != null) ? status.getReason() : "");
	}

	@Override
	public void pause() {
		if (this.rate != null) {
			this.rate.paused(System.nanoTime());
		}
		this.gate.pause();
	}

	@Override
	public void resume() {
		this.silent = true;
		if (this.rate != null) {
			this.rate.resumed(System.nanoTime());
		}
		if (this.gate.resume() && queue().isOpen()) {
			this.resumeWatch.add(this);
		}
	}

	/**
	 * Makes the client send something if it has sent nothing since it was resumed.
	 */
	void provokeIfSilent() {
		if (this.silent) {
			queue().putPing();
		}
	}

	@Override
	public void forgotten() {
		// The container has answered a close frame before it reports it.
	}

	private ClientSession session() {
		ClientSession session = this.session;
		Assert.state(session != null, "Not opened");
		return session;
	}

	private OutboundQueue queue() {
		OutboundQueue queue = this.queue;
		Assert.state(queue != null, "Not opened");
		return queue;
	}

}

package io.boss.websocket.service;

import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Outcome;
import io.boss.websocket.Timeout;
import io.boss.websocket.mailbox.Mail;
import io.boss.websocket.stats.CallbackName;
import org.jspecify.annotations.Nullable;

/**
 * Mail that becomes a callback.
 */
abstract sealed class ServiceMail extends Mail implements Callback permits ServiceMail.Join, ServiceMail.Incoming,
		ServiceMail.Close, OverflowMail, ServiceMail.Broadcast, ServiceMail.Informing {

	private final ServiceLoop loop;

	private long queued = System.nanoTime();

	private int deliveries;

	ServiceMail(ServiceLoop loop) {
		this.loop = loop;
	}

	@Override
	protected final void deliver() {
		this.deliveries++;
		this.loop.handle(this);
	}

	/**
	 * How often it has been given to an instance.
	 * @return the number of deliveries
	 */
	int deliveries() {
		return this.deliveries;
	}

	/**
	 * When it began to wait.
	 * @return the time in nanoseconds
	 */
	long queued() {
		return this.queued;
	}

	/**
	 * It begins to wait only now, though it has been there for a while.
	 */
	final void queuedNow() {
		this.queued = System.nanoTime();
	}

	/**
	 * What it follows from, as observers of callbacks understand it.
	 * @return the origin, or {@code null} if nobody observes
	 */
	@Nullable Object origin() {
		Client client = client();
		return (client != null) ? client.origin() : null;
	}

	/**
	 * The client that it is about or from, as text.
	 * @return the id of its connection, or {@code null} if there is none
	 */
	@Nullable String connectionId() {
		Client client = client();
		return (client != null) ? client.connection().id() : null;
	}

	/**
	 * The client that it is about or from, if any.
	 * @return the client
	 */
	@Nullable Client client() {
		return null;
	}

	/**
	 * Whether there is still somebody to hand it to.
	 * @return whether it is to be delivered
	 */
	boolean isDue() {
		return true;
	}

	/**
	 * Whether something is lost if it waits for a service that stands by from now on.
	 * @return whether it is a message, a broadcast or an info
	 */
	boolean isLostOnStandby() {
		return false;
	}

	/**
	 * An instance has handled it.
	 * @param outcome what the callback answered
	 */
	void handled(Outcome<?> outcome) {
	}

	/**
	 * It is not due, or there is no instance to handle it.
	 */
	void discarded() {
	}

	/**
	 * The callback was denied, and will not be tried again. {@link #handled} comes next.
	 * @param failure what the callback threw
	 */
	void denied(Throwable failure) {
	}

	/**
	 * It has ended two instances and is not tried again.
	 */
	void poisonous() {
	}

	static final class Join extends ServiceMail {

		private final Client client;

		Join(ServiceLoop loop, Client client) {
			super(loop);
			this.client = client;
		}

		@Override
		public <S extends @Nullable Object> Outcome<S> call(BossServiceHandler<S> handler, S state) {
			return handler.handleJoin(this.client.serviceUrl(), this.client.connection(), state);
		}

		@Override
		public CallbackName name() {
			return CallbackName.JOIN;
		}

		@Override
		public boolean mayReject() {
			return true;
		}

		@Override
		Client client() {
			return this.client;
		}

		@Override
		boolean isDue() {
			return !this.client.isGone();
		}

		@Override
		void handled(Outcome<?> outcome) {
			if (outcome instanceof Outcome.Reject<?> reject) {
				this.client.dismiss(reject.code(), reject.reason());
			}
			else {
				this.client.joined();
			}
		}

		@Override
		void discarded() {
			this.client.dismiss(CloseReason.TRY_AGAIN_LATER, "service is not running");
		}

		@Override
		void poisonous() {
			this.client.dismiss(CloseReason.SERVER_ERROR, "service failed to handle the join");
		}

	}

	static final class Incoming extends ServiceMail {

		private final Client client;

		private final BossMessage message;

		Incoming(ServiceLoop loop, Client client, BossMessage message) {
			super(loop);
			this.client = client;
			this.message = message;
		}

		@Override
		public <S extends @Nullable Object> Outcome<S> call(BossServiceHandler<S> handler, S state) {
			return handler.handleIncoming(this.client.serviceUrl(), this.client.connection(), this.message, state);
		}

		@Override
		public CallbackName name() {
			return CallbackName.INCOMING;
		}

		@Override
		Client client() {
			return this.client;
		}

		@Override
		boolean isDue() {
			return this.client.isJoined();
		}

		@Override
		boolean isLostOnStandby() {
			return true;
		}

		@Override
		void poisonous() {
			this.client.sentPoison();
		}

	}

	static final class Close extends ServiceMail {

		private final Client client;

		private final CloseReason reason;

		Close(ServiceLoop loop, Client client, CloseReason reason) {
			super(loop);
			this.client = client;
			this.reason = reason;
		}

		@Override
		public <S extends @Nullable Object> Outcome<S> call(BossServiceHandler<S> handler, S state) {
			return handler.handleClose(this.reason, this.client.serviceUrl(), this.client.connection(), state);
		}

		@Override
		public CallbackName name() {
			return CallbackName.CLOSE;
		}

		@Override
		Client client() {
			return this.client;
		}

		@Override
		boolean isDue() {
			return this.client.isJoined();
		}

		@Override
		void handled(Outcome<?> outcome) {
			this.client.gone();
		}

		@Override
		void discarded() {
			this.client.gone();
		}

		@Override
		void poisonous() {
			this.client.gone();
		}

	}

	static final class Broadcast extends ServiceMail {

		private final Object message;

		private final @Nullable Object origin;

		Broadcast(ServiceLoop loop, Object message, @Nullable Object origin) {
			super(loop);
			this.message = message;
			this.origin = origin;
		}

		@Override
		@Nullable Object origin() {
			return this.origin;
		}

		@Override
		public <S extends @Nullable Object> Outcome<S> call(BossServiceHandler<S> handler, S state) {
			return handler.handleBroadcast(this.message, state);
		}

		@Override
		boolean isLostOnStandby() {
			return true;
		}

		@Override
		public CallbackName name() {
			return CallbackName.BROADCAST;
		}

	}

	/**
	 * Mail for {@code handleInfo}, whoever it is from.
	 */
	abstract static non-sealed class Informing extends ServiceMail {

		private final @Nullable Object origin;

		Informing(ServiceLoop loop, @Nullable Object origin) {
			super(loop);
			this.origin = origin;
		}

		@Override
		final @Nullable Object origin() {
			return this.origin;
		}

		/**
		 * What the handler gets. Asked for when the mail is due.
		 * @return the info
		 */
		abstract Object info();

		@Override
		public final <S extends @Nullable Object> Outcome<S> call(BossServiceHandler<S> handler, S state) {
			return handler.handleInfo(info(), state);
		}

		@Override
		final boolean isLostOnStandby() {
			return isDue();
		}

		@Override
		public final CallbackName name() {
			return CallbackName.INFO;
		}

	}

	static final class Info extends Informing {

		private final Object info;

		Info(ServiceLoop loop, Object info, @Nullable Object origin) {
			super(loop, origin);
			this.info = info;
		}

		@Override
		Object info() {
			return this.info;
		}

	}

	static final class Silence extends Informing {

		private final Timeout timeout;

		private final IdleTimer timer;

		private final long generation;

		Silence(ServiceLoop loop, Timeout timeout, IdleTimer timer, long generation) {
			super(loop, null);
			this.timeout = timeout;
			this.timer = timer;
			this.generation = generation;
		}

		@Override
		Object info() {
			return this.timeout;
		}

		@Override
		boolean isDue() {
			return this.timer.isCurrent(this.generation);
		}

	}

}

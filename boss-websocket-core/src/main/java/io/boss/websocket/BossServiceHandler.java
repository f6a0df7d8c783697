/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import org.jspecify.annotations.Nullable;

/**
 * Callbacks of a service, as those of a {@code gen_server}. Every callback is optional
 * and has the default that {@code gen_server} gives it.
 * <ul>
 * <li><b>Serialization</b>: at most one callback of a service runs at a time, and memory
 * written by one callback is visible to the next, on whatever thread.</li>
 * <li><b>Ordering</b>: messages of one client arrive in the order in which they were
 * sent, after its join and before its close. The same holds for each thread that
 * broadcasts or sends an info.</li>
 * <li><b>Threads</b>: callbacks run on the application's task executor, never on the
 * thread of the sender and never on a thread of the web server.</li>
 * <li><b>Errors</b>: a callback that throws anything, or that returns {@code null}, has
 * failed. {@link #handleError} may handle that. Else, if {@code boss.websocket.on-error}
 * is {@code isolate}, an exception of a callback about one client concerns that client
 * alone, and the state stays as it was. Everything else ends the instance:
 * {@link #terminate} runs, a fresh instance is initialised and every open client is
 * joined again. The message that was being handled is delivered once more, unless it was
 * a close; if it ends the next instance too, it is dropped and logged.</li>
 * <li><b>Blocking</b>: a callback that waits delays its own service and no other.</li>
 * </ul>
 *
 * @param <S> the type of the service's private state
 * @since 0.1.0
 */
public interface BossServiceHandler<S extends @Nullable Object> {

	/**
	 * Starts an instance of the service. An exception counts as a failed start.
	 * @return the first state; {@code null} by default, for services whose state lives in
	 * the fields of a prototype bean
	 */
	@SuppressWarnings("NullAway") // S is nullable for a service that overrides nothing
	default S init() {
		return null;
	}

	/**
	 * Starts the instance of a key of a keyed service
	 * ({@code @BossService("room/{id}")}). An exception counts as a failed start.
	 * @param key the key
	 * @return the first state; what {@link #init()} returns by default
	 */
	default S init(InstanceKey key) {
		return init();
	}

	/**
	 * A client has connected, or is joined again to a fresh instance
	 * ({@link BossConnection#isRejoined()}). The answer may be {@link Outcome#reject},
	 * which closes the client; {@link #handleClose} is not called for it.
	 * @param servicePath the path of the service
	 * @param client the handle of the client
	 * @param state the current state
	 * @return what to do next
	 */
	default Outcome<S> handleJoin(String servicePath, BossConnection client, S state) {
		return Outcome.noReply(state);
	}

	/**
	 * A client that had joined is gone. Called once for each, also if it throws. If the
	 * instance that knew the client has ended before, the next one is told: it is given
	 * the join of the client first, whose handle is closed by then. Not called when the
	 * service itself ends, of which {@link #terminate} is told.
	 * @param reason why
	 * @param servicePath the path of the service
	 * @param client the handle of the client, closed by now
	 * @param state the current state
	 * @return what to do next
	 */
	default Outcome<S> handleClose(CloseReason reason, String servicePath, BossConnection client, S state) {
		return Outcome.noReply(state);
	}

	/**
	 * A client has sent a whole message.
	 * @param servicePath the path of the service
	 * @param client the handle of the client
	 * @param message the message, text or binary
	 * @param state the current state
	 * @return what to do next
	 */
	default Outcome<S> handleIncoming(String servicePath, BossConnection client, BossMessage message, S state) {
		return Outcome.noReply(state);
	}

	/**
	 * A message was broadcast to this service, which decides which clients hear of it.
	 * @param message the message as it was broadcast
	 * @param state the current state
	 * @return what to do next
	 */
	default Outcome<S> handleBroadcast(Object message, S state) {
		return Outcome.noReply(state);
	}

	/**
	 * A client reads too slowly, and all messages that waited for it were dropped
	 * ({@link OverflowPolicy#RESYNC}). Messages sent from here on arrive, and arrive
	 * first: send a snapshot of all that the client should know. Called once for each
	 * gap, and only for clients that have joined.
	 * @param servicePath the path of the service
	 * @param client the handle of the client
	 * @param state the current state
	 * @return what to do next
	 */
	default Outcome<S> handleOverflow(String servicePath, BossConnection client, S state) {
		return Outcome.noReply(state);
	}

	/**
	 * A client that had joined was lost, and may come back: it has no socket until
	 * {@link #handleResume}, or {@link #handleClose} when it has stayed away for too
	 * long. It is {@link BossConnection#isOpen() open} and not
	 * {@link BossConnection#isAttached() attached}; what it is sent waits. Only for
	 * services with {@code boss.websocket.resume.enabled}.
	 * @param servicePath the path of the service
	 * @param client the handle of the client, which may have come back by now
	 * @param state the current state
	 * @return what to do next
	 */
	default Outcome<S> handleDrop(String servicePath, BossConnection client, S state) {
		return Outcome.noReply(state);
	}

	/**
	 * A client has come back. It has been sent all that it has missed, and what it has
	 * sent itself meanwhile follows. The handle is the same.
	 * @param info how long it was away
	 * @param servicePath the path of the service
	 * @param client the handle of the client
	 * @param state the current state
	 * @return what to do next
	 */
	default Outcome<S> handleResume(ResumeInfo info, String servicePath, BossConnection client, S state) {
		return Outcome.noReply(state);
	}

	/**
	 * Anything else: the object of {@link BossServiceReference#info(Object)} or of a
	 * {@link ServiceTimers timer}, an {@link IdleTimeout}, a {@link TaskResult} or a
	 * {@link ServiceCall}.
	 * @param info the information
	 * @param state the current state
	 * @return what to do next
	 */
	default Outcome<S> handleInfo(Object info, S state) {
		return Outcome.noReply(state);
	}

	/**
	 * Another callback has thrown: anything from any of them but {@link #init} and
	 * {@link #terminate}. What this method answers takes the place of what that callback
	 * would have answered; the state is the one that it was given, and nothing is
	 * restarted. A join that has thrown does not let the client in, whatever is answered:
	 * {@link Outcome#reject} says how the client is closed, and otherwise it is closed
	 * with code 1011. An exception of this method is not handled again, and
	 * {@code boss.websocket.on-error} decides: throw the cause on for failures that you
	 * do not handle, as this method does unless it is overridden.
	 * @param failure what was thrown, and in which callback
	 * @param state the current state
	 * @return what to do next
	 * @throws Throwable what is not handled
	 */
	default Outcome<S> handleError(CallbackFailure failure, S state) throws Throwable {
		throw failure.cause();
	}

	/**
	 * The instance ends; called once, after the last other callback. An exception is
	 * logged and changes nothing.
	 * @param reason why the instance ends
	 * @param state the last state
	 */
	default void terminate(TerminationReason reason, S state) {
	}

}

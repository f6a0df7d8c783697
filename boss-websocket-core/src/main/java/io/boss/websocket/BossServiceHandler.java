package io.boss.websocket;

import org.jspecify.annotations.Nullable;

/**
 * What a service does, as the callbacks of a {@code gen_server}. Every callback is
 * optional and has the default that {@code gen_server} gives it.
 * <ul>
 * <li><b>Serialization</b>: at most one callback of a service runs at a time, and what
 * one callback wrote is visible to the next, whatever thread runs it.</li>
 * <li><b>Ordering</b>: what one client sends arrives in the order in which it was sent,
 * after its join and before its close. The same holds for each thread that broadcasts or
 * sends an info.</li>
 * <li><b>Threads</b>: callbacks run on the application's task executor, never on the
 * thread of the sender and never on a thread of the web server.</li>
 * <li><b>Errors</b>: a callback that throws anything, or that returns {@code null}, has
 * failed. {@link #handleError} may handle that. Else, if {@code boss.websocket.on-error}
 * is {@code isolate}, an exception of a join, a message, a close or an overflow concerns
 * its client alone, and the state stays as it was. Everything else ends the instance:
 * {@link #terminate} runs, a fresh instance is initialised and every open client is
 * joined again. What was being handled is delivered once more, unless it was a close; if
 * it ends the next instance too, it is dropped and logged.</li>
 * <li><b>Blocking</b>: a callback that waits delays its own service and nobody
 * else's.</li>
 * </ul>
 *
 * @param <S> the type of the service's private state
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
	 * instance that knew the client has ended before, the next one hears of it: it is
	 * given the join of the client first, whose handle is closed by then. Not called when
	 * the service itself ends, which {@link #terminate} hears of.
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
	 * Somebody has broadcast a message to this service. Which clients hear of it is the
	 * service's own decision.
	 * @param message the message as it was broadcast
	 * @param state the current state
	 * @return what to do next
	 */
	default Outcome<S> handleBroadcast(Object message, S state) {
		return Outcome.noReply(state);
	}

	/**
	 * A client reads too slowly, and everything that waited for it was dropped
	 * ({@link OverflowPolicy#RESYNC}). What is sent from here on arrives, and arrives
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
	 * Anything else: what {@link BossServiceReference#info(Object)} or a
	 * {@link ServiceTimers timer} was given, a {@link IdleTimeout}, a {@link TaskResult}
	 * or a {@link ServiceCall}.
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
	 * restarted. A join that has thrown lets nobody in, whatever is answered:
	 * {@link Outcome#reject} says how the client is closed, and otherwise it is closed
	 * with code 1011. What is thrown from here is not handled, and
	 * {@code boss.websocket.on-error} decides: throw the cause on for everything that is
	 * nothing of yours, as this method does unless it is overridden.
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

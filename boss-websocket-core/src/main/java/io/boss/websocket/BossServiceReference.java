/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * Reference to a service, which outlives the instances that the supervisor starts. Safe
 * on any thread.
 *
 * @since 0.1.0
 */
public interface BossServiceReference {

	/**
	 * Name of the service.
	 * @return the name
	 */
	String name();

	/**
	 * Path of the service below the context path.
	 * @return {@code <boss.base-url>/websocket/<name>}
	 */
	String path();

	/**
	 * How the service is at this moment.
	 * @return the state of life
	 */
	ServiceState state();

	/**
	 * How often the supervisor has replaced an instance since the service was started.
	 * @return the number of restarts
	 */
	long restarts();

	/**
	 * The clients that are joined at this moment.
	 * @return the connections, in order of joining
	 */
	Collection<BossConnection> connections();

	/**
	 * Sends information to {@link BossServiceHandler#handleInfo}. Never blocks.
	 * @param info the information
	 * @return the result, never {@link DeliveryResult#UNKNOWN_SERVICE}
	 */
	DeliveryResult info(Object info);

	/**
	 * Runs slow work elsewhere, and delivers its result to
	 * {@link BossServiceHandler#handleInfo} as a {@link TaskResult}. Meanwhile the
	 * service goes on. Never blocks.
	 * <ul>
	 * <li><b>Threads</b>: the work runs on an executor for work
	 * ({@code boss.websocket.work.*}), which runs no callbacks, never inside this call
	 * and never on the thread of a callback. Nothing that is bound to the calling thread
	 * goes along, such as a transaction, a security context or the logger's MDC. If that
	 * executor is full the result is a {@link TaskResult.Failure} with a
	 * {@link java.util.concurrent.RejectedExecutionException}.</li>
	 * <li><b>Bounds</b>: from now until its result is handled, the work has a place among
	 * the infos of the mailbox ({@code boss.websocket.mailbox.info-capacity}). So the
	 * result always fits, and clients cannot start more work than that.</li>
	 * <li><b>Life</b>: the result is for the instance that runs now. If that has ended by
	 * then it is dropped, and counted as {@code stale}; the work itself is not
	 * interrupted.</li>
	 * <li><b>Client</b>: work that is given on the thread of a client's callback of this
	 * service is that client's, and its result knows the client and the message. It is
	 * handled with the client's security context, and in its trace and log context; if
	 * that fails it counts as a failure of the client's callback. The message is kept
	 * until then.</li>
	 * </ul>
	 * @param name what the work is called in its result; need not be unique
	 * @param work the work; whatever it throws is the {@link TaskResult.Failure}
	 * @return {@link DeliveryResult#ACCEPTED} if the work is done,
	 * {@link DeliveryResult#MAILBOX_FULL} if there is no place, or
	 * {@link DeliveryResult#NOT_RUNNING} if no instance runs or the application shuts
	 * down, {@link DeliveryResult#STANDBY} if the service runs on another node
	 */
	DeliveryResult pipeToSelf(String name, Callable<?> work);

	/**
	 * Delivers the result of work that other code does, such as an asynchronous client,
	 * to {@link BossServiceHandler#handleInfo} as a {@link TaskResult}. Bounds and life
	 * are those of {@link #pipeToSelf(String, Callable)}. A stage that never completes
	 * keeps its place: give it a timeout.
	 * @param name what the work is called in its result; need not be unique
	 * @param stage completes with the result; a failure is told without the
	 * {@code CompletionException} around it
	 * @return the result, as for {@link #pipeToSelf(String, Callable)}
	 */
	DeliveryResult pipeToSelf(String name, CompletionStage<?> stage);

	/**
	 * Timers of the running instance.
	 * @return the timers; always those of the instance that runs when they are used
	 */
	ServiceTimers timers();

	/**
	 * Asks the service, and waits 5 seconds at most, as {@code gen_server:call}.
	 * @param request what is asked for
	 * @return the answer
	 * @throws ServiceCallException if there is none
	 * @see #call(Object, Duration)
	 */
	default @Nullable Object call(Object request) {
		return call(request, Duration.ofSeconds(5));
	}

	/**
	 * Asks the service and waits for its answer. The service gets a {@link ServiceCall}
	 * in {@link BossServiceHandler#handleInfo}.
	 * <p>
	 * This blocks the calling thread, and belongs on threads that may be blocked: those
	 * of web requests, listeners, scheduled tasks. In a callback it delays the calling
	 * service; {@code pipeToSelf(name, other.ask(request))} does not. A callback that
	 * calls its own service, or one that itself waits for the calling service, over
	 * however many others, would wait in vain: that fails at once with
	 * {@link ServiceCallException.Failure#SELF_CALL} and the chain of calls. This is
	 * noticed for calls on the thread of the callback, not for threads that a callback
	 * starts and waits for.
	 * @param request what is asked for
	 * @param timeout how long to wait for the answer
	 * @return the answer
	 * @throws ServiceCallException if there is none; when the thread is interrupted its
	 * interrupt flag is set again
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	@Nullable Object call(Object request, Duration timeout);

	/**
	 * Asks the service and does not wait. The service gets a {@link ServiceCall} in
	 * {@link BossServiceHandler#handleInfo}. Never blocks.
	 * <p>
	 * Code that depends on the answer runs on the thread that answers, which often is
	 * that of the service's callback, unless it is added with one of the {@code Async}
	 * methods. Do not wait for the answer in a callback: {@link #call} notices a service
	 * that waits for itself, a future does not.
	 * @param request what is asked for
	 * @return completed with the answer or with a {@link ServiceCallException}, perhaps
	 * never: add {@code orTimeout}. A call whose future is completed or cancelled while
	 * it waits in the mailbox is not delivered any more.
	 */
	CompletableFuture<@Nullable Object> ask(Object request);

	/**
	 * Starts a service that is {@link ServiceState#DOWN down} or
	 * {@link ServiceState#STOPPED stopped}, with its count of restarts begun anew.
	 * Returns before the instance is initialised. A service of
	 * {@link ServiceScope#CLUSTER} that is down is on standby then, and runs here if this
	 * node gets the lease; one that is on standby cannot be started.
	 * @return whether it was down or stopped, and the application is not shutting down
	 */
	boolean start();

	/**
	 * Replaces the running instance by a fresh one, whatever the restart policy is and
	 * without being counted towards its limits; a service that is down or stopped is
	 * started. The callback that runs is not interrupted; what waits in the mailbox goes
	 * to the fresh instance, and clients are joined to it again. Returns before that.
	 * @return whether there was something to restart
	 */
	boolean restart();

	/**
	 * Lets no further callback begin. Mail waits within the bounds of the mailbox:
	 * clients that send much are not read, and broadcasts are refused once their share is
	 * full. Meant for operators who investigate; a drain ends the pause, and does not let
	 * another begin. A service that is started or restarted while it is paused stays so.
	 * A node on which a service of {@link ServiceScope#CLUSTER} is paused does not take
	 * over; if it runs the service already, it keeps the lease.
	 */
	void pause();

	/**
	 * Goes on after {@link #pause()}.
	 */
	void resume();

	/**
	 * Whether the service is paused.
	 * @return whether it is paused
	 */
	boolean isPaused();

}

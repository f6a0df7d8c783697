/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.ServiceCallException;
import io.boss.websocket.ServiceCallException.Failure;
import io.boss.websocket.timing.EngineClock;
import org.jspecify.annotations.Nullable;

/**
 * Call, from both ends: the service answers it, and the caller waits. Safe on any thread.
 */
final class PendingCall implements ServiceCall {

	private final String service;

	private final Object request;

	private final CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();

	PendingCall(String service, Object request) {
		this.service = service;
		this.request = request;
	}

	@Override
	public Object request() {
		return this.request;
	}

	@Override
	public boolean reply(@Nullable Object answer) {
		return this.answer.complete(answer);
	}

	@Override
	public boolean fail(Throwable cause) {
		return fail(Failure.FAILED, "it has failed with " + cause.getClass().getName(), cause);
	}

	void refused(DeliveryResult why) {
		this.answer.completeExceptionally(refusal(this.service, why));
	}

	/**
	 * Failure of a call that was not put into a mailbox.
	 * @param service the service, as it is addressed
	 * @param why why not
	 * @return the failure
	 */
	static ServiceCallException refusal(String service, DeliveryResult why) {
		return switch (why) {
			case MAILBOX_FULL -> failure(service, Failure.MAILBOX_FULL,
					"its mailbox is full (boss.websocket.mailbox.info-capacity)", null);
			case STANDBY -> failure(service, Failure.STANDBY, "it runs on another node (scope = CLUSTER); broadcast to "
					+ "it, and let it answer with a broadcast", null);
			case TOO_MANY_INSTANCES -> failure(service, Failure.NOT_RUNNING,
					"there are too many instances (boss.websocket.keyed.max-instances)", null);
			default -> failure(service, Failure.NOT_RUNNING, "it is not running", null);
		};
	}

	void notDelivered() {
		fail(Failure.NOT_RUNNING, "it has ended before it was given the call", null);
	}

	void crashed(String why) {
		fail(Failure.CRASHED, why, null);
	}

	private boolean fail(Failure failure, String why, @Nullable Throwable cause) {
		return this.answer.completeExceptionally(failure(failure, why, cause));
	}

	private ServiceCallException failure(Failure failure, String why, @Nullable Throwable cause) {
		return failure(this.service, failure, why, cause);
	}

	private static ServiceCallException failure(String service, Failure failure, String why,
			@Nullable Throwable cause) {
		return new ServiceCallException(service, failure,
				"Service '" + service + "' was called and has not answered: " + why, cause);
	}

	/**
	 * Whether it was answered, has failed, or the caller has given up.
	 * @return whether no caller waits for an answer
	 */
	boolean isDone() {
		return this.answer.isDone();
	}

	void whenDone(Runnable task) {
		CompletableFuture<?> unused = this.answer.whenComplete((value, failure) -> task.run());
	}

	/**
	 * For a caller that does not wait.
	 * @return the answer
	 */
	CompletableFuture<@Nullable Object> answer() {
		return this.answer;
	}

	/**
	 * Waits.
	 * @param timeout how long
	 * @param clock tells the time
	 * @return the answer
	 * @throws ServiceCallException if there is none
	 */
	@Nullable Object await(Duration timeout, EngineClock clock) {
		try {
			if (!clock.await(this.answer, timeout)) {
				throw givenUp(failure(Failure.TIMEOUT, "not within " + timeout, null));
			}
			return this.answer.get();
		}
		catch (ExecutionException ex) {
			throw traceable(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw givenUp(failure(Failure.INTERRUPTED, "the caller was interrupted", ex));
		}
	}

	private ServiceCallException givenUp(ServiceCallException failure) {
		this.answer.completeExceptionally(failure);
		return failure;
	}

	// It was made on another thread, and its trace says nothing of the caller.
	private ServiceCallException traceable(ExecutionException ex) {
		if (ex.getCause() instanceof ServiceCallException failure) {
			return new ServiceCallException(failure.service(), failure.failure(), String.valueOf(failure.getMessage()),
					failure.getCause());
		}
		return failure(Failure.FAILED, "its answer was lost", ex);
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Connection that is made when it is needed, and never used again after something has
 * failed on it: not even if nothing but an answer was late, since a connection to a
 * server that hangs, or over a broken network, looks the same. One call at a time.
 */
final class OwnConnection {

	private final OwnFactories factories;

	private final ConnectionDisposer disposer;

	private final Duration timeout;

	private final TimeLimit limit;

	private @Nullable Session session;

	/**
	 * Creates what connects when it is used first.
	 * @param factories makes a factory for each connection
	 * @param disposer gives back what is not used any more
	 * @param threadName what the threads that call are called
	 * @param timeout for how long a call may take, with the connection that it needs
	 */
	OwnConnection(OwnFactories factories, ConnectionDisposer disposer, String threadName, Duration timeout) {
		this.factories = factories;
		this.disposer = disposer;
		this.timeout = timeout;
		this.limit = new TimeLimit(threadName, timeout);
	}

	/**
	 * Makes a call.
	 * @param call what to ask, on another thread
	 * @param <T> the type of the answer
	 * @return the answer
	 * @throws RuntimeException if there was none in time; the connection is given up then
	 */
	<T> T call(Function<RedisConnection, T> call) {
		Session session = session();
		boolean answered = false;
		try {
			T answer = this.limit.call(() -> session.use(call));
			answered = true;
			return answer;
		}
		finally {
			if (!answered) {
				giveUp(session);
			}
		}
	}

	/**
	 * Makes a call that does no harm if it is made twice. If the connection has been good
	 * before, it may have broken long ago, and another is tried at once.
	 * @param call what to ask, on another thread
	 * @param <T> the type of the answer
	 * @return the answer
	 * @throws RuntimeException if there was none in time
	 */
	<T> T callTwice(Function<RedisConnection, T> call) {
		boolean old = isOpen();
		try {
			return call(call);
		}
		catch (QueryTimeoutException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			if (old) {
				return call(call);
			}
			throw ex;
		}
	}

	private synchronized boolean isOpen() {
		return this.session != null;
	}

	private synchronized Session session() {
		Session session = this.session;
		if (session == null) {
			session = new Session();
			this.session = session;
		}
		return session;
	}

	private synchronized void giveUp(@Nullable Session failed) {
		if (failed != null && this.session == failed) {
			this.session = null;
			failed.release();
		}
	}

	/** Gives the connection back, if there is one. The next call makes another. */
	synchronized void close() {
		giveUp(this.session);
	}

	/**
	 * Connection with its factory. It ends when no call has it any more: a call that was
	 * left behind may still be connecting.
	 */
	private final class Session {

		// Whoever has it, and a call that is under way.
		private final AtomicInteger users = new AtomicInteger(1);

		private volatile @Nullable RedisConnectionFactory factory;

		private volatile @Nullable RedisConnection connection;

		private <T> T use(Function<RedisConnection, T> call) {
			if (this.users.getAndUpdate((users) -> (users > 0) ? users + 1 : 0) == 0) {
				throw new IllegalStateException("The connection was given up before it was used");
			}
			try {
				return call.apply(connect());
			}
			finally {
				release();
			}
		}

		private RedisConnection connect() {
			RedisConnection connection = this.connection;
			if (connection == null) {
				RedisConnectionFactory factory = OwnConnection.this.factories.next(OwnConnection.this.timeout, false);
				this.factory = factory;
				connection = factory.getConnection();
				this.connection = connection;
			}
			return connection;
		}

		private void release() {
			if (this.users.decrementAndGet() == 0) {
				OwnConnection.this.disposer.giveBack(this::close);
			}
		}

		private void close() throws Exception {
			RedisConnection connection = this.connection;
			RedisConnectionFactory factory = this.factory;
			try {
				if (connection != null) {
					connection.close();
				}
			}
			finally {
				if (factory != null) {
					OwnConnection.this.factories.destroy(factory);
				}
			}
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Reference to all connections of a user to all services, or {@linkplain #in to one of
 * them}, on all nodes of the cluster: those whose {@link Handshake#principal() principal}
 * has the name. Holds no resources and need not be closed. Safe on any thread; nothing
 * blocks.
 *
 * @since 0.1.0
 */
public interface UserReference {

	/**
	 * The name of the user.
	 * @return the name
	 */
	String name();

	/**
	 * The connections of the user to one service.
	 * <p>
	 * In a cluster, nodes of a version that does not know of this skip what is sent or
	 * closed this way, and count it; they give it to no other service.
	 * {@link UserConnections#nodes()} counts among the first 1000 connections of the user
	 * to a node.
	 * @param service the name of the service, of a keyed service that of all its
	 * instances; no connection is reached if there is none of that name
	 * @return a way to reach them
	 */
	UserReference in(String service);

	/**
	 * Sends an object to all connections of the user. It is written once, as
	 * {@link ConnectionReference#send(Object)} does.
	 * @param payload the object
	 * @return the result
	 * @throws org.springframework.messaging.converter.MessageConversionException if the
	 * object cannot be written
	 */
	UserDelivery send(Object payload);

	/**
	 * Sends a message to all connections of the user.
	 * @param message the message
	 * @return the result
	 */
	UserDelivery send(BossMessage message);

	/**
	 * Closes all connections of the user after what has been sent to them so far. A user
	 * who may not connect any more is kept out by the application's own rules, before
	 * this is called.
	 * @param code the close code: {@link CloseCode#POLICY_VIOLATION} or one from 4000 to
	 * 4999 are usual
	 * @param reason the close reason, cut at 123 bytes of UTF-8
	 * @return the result
	 * @throws IllegalArgumentException if the code cannot be sent
	 */
	UserDelivery close(CloseCode code, String reason);

	/**
	 * Asks all nodes for the connections of the user, and waits 2 seconds at most.
	 * @return as {@link #connections(Duration)}
	 */
	default CompletableFuture<UserConnections> connections() {
		return connections(Duration.ofSeconds(2));
	}

	/**
	 * Asks all nodes for the connections of the user.
	 * @param timeout how long to wait for the answers
	 * @return completed, never exceptionally, as soon as all nodes have answered or left,
	 * or else with the answers that have come in time
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	CompletableFuture<UserConnections> connections(Duration timeout);

}

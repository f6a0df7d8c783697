/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

/**
 * Reference to a connection by its id, on any node of the cluster, as ChicagoBoss's
 * process id, which works from any node. Holds no resources and need not be closed. Safe
 * on any thread; nothing blocks.
 * <p>
 * Messages of one thread through this node to one connection arrive in that order, as
 * long as the node that has the connection stays a member. For a connection of this node
 * they go into the same queue as messages of {@link BossConnection#send}.
 *
 * @since 0.1.0
 */
public interface ConnectionReference {

	/**
	 * The id of the connection.
	 * @return the id, as {@link BossConnection#id()} has it
	 */
	String id();

	/**
	 * Sends an object: a string becomes text, a {@code byte[]} binary, a
	 * {@link BossMessage} is taken as it is, and everything else becomes JSON in a text
	 * message. It is written by this node, in the same way wherever the connection is:
	 * converters of one service or for one subprotocol have no part in it.
	 * @param payload the object
	 * @return the result
	 * @throws org.springframework.messaging.converter.MessageConversionException if the
	 * object cannot be written
	 */
	ForwardResult send(Object payload);

	/**
	 * Sends a message, with its {@linkplain BossMessage#options() options}.
	 * @param message the message
	 * @return the result
	 */
	ForwardResult send(BossMessage message);

	/**
	 * Closes the connection after what has been sent to it so far.
	 * @param code the close code: 1000, 1008, 1011, 1013 or 3000 to 4999 are usual
	 * @param reason the close reason, cut at 123 bytes of UTF-8
	 * @return the result
	 * @throws IllegalArgumentException if the code cannot be sent
	 */
	ForwardResult close(CloseCode code, String reason);

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.broadcast;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.InstanceKey;

import org.springframework.messaging.core.MessageSendingOperations;

/**
 * Operations that send messages to the {@link BossServiceHandler#handleBroadcast} of
 * services, from any thread, inside a service or outside.
 * <ul>
 * <li><b>Blocking</b>: never; the message is in the service's mailbox, or it is
 * refused.</li>
 * <li><b>Ordering</b>: what one thread broadcasts to one service arrives in that
 * order.</li>
 * <li><b>Refusal</b>: {@code broadcast} returns it; the inherited {@code send} and
 * {@code convertAndSend} return nothing and throw
 * {@link org.springframework.messaging.MessageDeliveryException} instead. They do not
 * throw for {@link DeliveryResult#ONLY_HERE}, which is logged, and for
 * {@link DeliveryResult#STANDBY} and {@link DeliveryResult#NO_INSTANCE}.</li>
 * </ul>
 * The destination of the inherited methods is the name of a service, or the address of an
 * instance.
 *
 * @since 0.1.0
 */
public interface BroadcastOperations extends MessageSendingOperations<String> {

	/**
	 * Broadcasts a message. A keyed service gets it in every instance that runs, on each
	 * node; a broadcast starts no instance. One to all instances only fills mailboxes,
	 * but does so on this thread: about a microsecond for each instance of this node. A
	 * service with thousands of them should not be told in a callback that others wait
	 * for.
	 * @param service the name of the service, or the {@linkplain InstanceKey#address()
	 * address} of an instance of a keyed service, such as {@code room/42}: the instance
	 * of that key on each node that has one
	 * @param message the message, which must not be changed any more
	 * @return the result; if there are several instances,
	 * {@link DeliveryResult#MAILBOX_FULL} if there was no room in the mailbox of at least
	 * one of them, and else {@link DeliveryResult#ACCEPTED} if any has it
	 */
	DeliveryResult broadcast(String service, Object message);

	/**
	 * Broadcasts a message.
	 * @param service the class annotated with {@link BossService @BossService}
	 * @param message the message, which must not be changed any more
	 * @return the result
	 * @throws IllegalArgumentException if the class is no service
	 */
	DeliveryResult broadcast(Class<?> service, Object message);

	/**
	 * Broadcasts a message to the instance of a key, on each node that has one.
	 * @param service the class of a keyed service
	 * @param key the key, as {@link InstanceKey#key()} has it
	 * @param message the message, which must not be changed any more
	 * @return the result, {@link DeliveryResult#NO_INSTANCE} if no instance of the key
	 * runs on this node
	 * @throws IllegalArgumentException if the class is no service
	 */
	DeliveryResult broadcast(Class<?> service, String key, Object message);

}

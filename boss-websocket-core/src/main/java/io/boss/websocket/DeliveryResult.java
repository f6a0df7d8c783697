/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

/**
 * Result of giving mail to a service.
 *
 * @since 0.1.0
 */
public enum DeliveryResult {

	/**
	 * It is in the mailbox and will be handled if the service lasts. If not, it is
	 * counted as dropped.
	 */
	ACCEPTED,

	/**
	 * There is no service of that name, or it can have no such key.
	 */
	UNKNOWN_SERVICE,

	/**
	 * The service is down, stopped or stopping.
	 */
	NOT_RUNNING,

	/**
	 * The service is on {@link ServiceState#STANDBY standby} on this node. A broadcast is
	 * handled by the node that runs it, if there is one; nothing else is. Neither is
	 * counted as lost.
	 */
	STANDBY,

	/**
	 * The share of the mailbox for this kind of mail is full.
	 */
	MAILBOX_FULL,

	/**
	 * It is a broadcast for a keyed service, of which no instance runs on this node for
	 * the key, or none at all: a broadcast starts none. Not counted as lost; other nodes
	 * of a cluster get it all the same. Also of work for an instance that does not run.
	 */
	NO_INSTANCE,

	/**
	 * It would start an instance of a keyed service, and there are as many as
	 * {@code boss.websocket.keyed.max-instances} allows.
	 */
	TOO_MANY_INSTANCES,

	/**
	 * It is in the mailbox of the service on this node, and no other node gets it: a
	 * broadcast that is larger than {@code boss.websocket.cluster.max-frame-size}.
	 */
	ONLY_HERE,

	/**
	 * Nobody gets it: a broadcast that is larger than
	 * {@code boss.websocket.cluster.max-frame-size}, for a service that is on
	 * {@link ServiceState#STANDBY standby} on this node or has no instance here, or from
	 * a node that has no services.
	 */
	TOO_BIG;

	/**
	 * Whether the mail was taken.
	 * @return whether the mail is in the mailbox of this node
	 */
	public boolean isAccepted() {
		return this == ACCEPTED || this == ONLY_HERE;
	}

}

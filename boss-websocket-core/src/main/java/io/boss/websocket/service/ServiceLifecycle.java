/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.boss.websocket.TerminationReason;

/**
 * Start and drain of one service, in the steps that the application takes. Safe on any
 * thread; nothing blocks.
 */
public sealed interface ServiceLifecycle permits ProcessLifecycle, KeyedLifecycle {

	/**
	 * Name of the service.
	 * @return the name
	 */
	String name();

	/**
	 * Whether the service takes mail.
	 * @return whether it was opened, and has not drained
	 */
	boolean isOpen();

	/**
	 * Whether new clients are welcome.
	 * @return whether the service handles mail and does not drain
	 */
	boolean isAccepting();

	/**
	 * Whether new clients are refused because the application shuts down.
	 * @return whether the service drains or has drained
	 */
	boolean isDraining();

	/**
	 * Takes mail from now on, which waits until the service is launched.
	 */
	void open();

	/**
	 * Starts the first instance of a service that is open.
	 * @param supervised whether a failure is the supervisor's; else the service is down
	 * @return completed when the instance runs, or with what its start threw
	 */
	CompletableFuture<Void> launch(boolean supervised);

	/**
	 * Takes no new clients any more, and goes on for those that are there.
	 */
	void refuseClients();

	/**
	 * Clients of the service, joined or about to be.
	 * @return the clients of this moment, in order of connecting
	 */
	List<Client> clients();

	/**
	 * Number of clients, joined or about to be.
	 * @return the number
	 */
	int clientCount();

	/**
	 * Closes some clients with code 1001, behind all mail that was accepted before.
	 * @param clients clients of the service
	 */
	void closeInTurn(List<Client> clients);

	/**
	 * Ends the instance of a key that runs, whatever waits for it: clients that it knows
	 * are closed, and others, and later ones, begin the next.
	 * @param reason why
	 * @return completed with whether there was one
	 */
	CompletableFuture<Boolean> stop(TerminationReason reason);

	/**
	 * Takes no new clients, broadcasts and infos any more, handles what waits, closes the
	 * clients with code 1001 and ends.
	 * @return completed when the service has ended
	 */
	CompletableFuture<Void> drain();

	/**
	 * Time is up: drops what has not been handled, closes the clients, and ends as soon
	 * as the callback that runs now is done.
	 * @return what there was still to do
	 */
	UnfinishedWork abandon();

	/**
	 * Lifecycles of the processes of this moment.
	 * @return this one, or one for each key
	 */
	Stream<ServiceLifecycle> parts();

}

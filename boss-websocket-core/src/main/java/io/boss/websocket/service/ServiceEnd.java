/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import org.jspecify.annotations.Nullable;

/**
 * End of a service with its application: clients are closed, and when the last one is
 * gone the instance ends. All methods run as tasks of the service's executor, except
 * {@link #closeClients}.
 */
final class ServiceEnd {

	private final ServiceContext service;

	private final ServiceLife life;

	private final InstanceSlot instance;

	private final Retries retries;

	private final @Nullable KeyLife keyLife;

	// The drain whose end waits behind the mail that is there already.
	private @Nullable CompletableFuture<Void> ending;

	/**
	 * Creates an end.
	 * @param service the service
	 * @param instance ends
	 * @param retries are not made any more
	 * @param keyLife ends, too, or {@code null} if the service has no keys
	 */
	ServiceEnd(ServiceContext service, InstanceSlot instance, Retries retries, @Nullable KeyLife keyLife) {
		this.service = service;
		this.life = service.life();
		this.instance = instance;
		this.retries = retries;
		this.keyLife = keyLife;
	}

	/**
	 * All mail that was accepted before has been handled: closes the clients, and ends
	 * when the last one is gone. Until then an instance that crashes is replaced: the
	 * others are still to be heard.
	 * @param drained completed at the end
	 */
	void drain(CompletableFuture<Void> drained) {
		this.life.drain(drained);
		this.retries.cancel();
		closeClients(this.service.clients().snapshot());
		finishIfEmpty();
	}

	/**
	 * Closes clients because the application shuts down. On any thread.
	 * @param clients the clients; those that are closed already stay as they are
	 */
	void closeClients(List<Client> clients) {
		clients.forEach((client) -> client.close(UnavailableClose.SHUTDOWN));
	}

	/**
	 * Whether the last client of a service that drains is gone, and a next instance would
	 * have nothing to do.
	 * @return whether nothing is left to do
	 */
	boolean isDue() {
		return this.life.isDraining() && this.service.clients().size() == 0;
	}

	/**
	 * Ends behind all mail that waits, if the service drains and the last client is gone.
	 */
	void finishIfEmpty() {
		CompletableFuture<Void> drain = this.life.drained();
		if (drain != null && this.ending != drain && this.service.clients().size() == 0) {
			this.ending = drain;
			// Perhaps what has ended an instance waits to be handled once more.
			this.service.executor().execute(() -> finish(drain));
		}
	}

	// The service may have been started again meanwhile.
	private void finish(CompletableFuture<Void> drain) {
		if (this.life.drained() == drain) {
			finish();
		}
	}

	/**
	 * Ends now, whatever clients are still there.
	 */
	void finish() {
		this.retries.cancel();
		this.instance.end(TerminationReason.SHUTDOWN);
		this.life.become(ServiceState.STOPPED);
		this.service.leadership().end();
		if (this.keyLife != null) {
			this.keyLife.drained();
		}
		CompletableFuture<Void> drained = this.life.drained();
		if (drained != null) {
			drained.complete(null);
		}
	}

}

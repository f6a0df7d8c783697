package io.boss.websocket.service;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import io.boss.websocket.ServiceState;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import org.jspecify.annotations.Nullable;

/**
 * What somebody from outside asks of a service: another instance, now, or a pause. Safe
 * on any thread; nothing blocks.
 */
final class ServiceOrders {

	private final ServiceLoop loop;

	private final SerializedTaskExecutor executor;

	private final BooleanSupplier open;

	private final BooleanSupplier draining;

	/**
	 * Creates orders.
	 * @param loop starts and ends instances
	 * @param executor runs the loop
	 * @param open whether the service takes mail
	 * @param draining whether the application shuts down
	 */
	ServiceOrders(ServiceLoop loop, SerializedTaskExecutor executor, BooleanSupplier open, BooleanSupplier draining) {
		this.loop = loop;
		this.executor = executor;
		this.open = open;
		this.draining = draining;
	}

	private boolean mayStart() {
		return this.open.getAsBoolean() && !this.draining.getAsBoolean();
	}

	/**
	 * Lets no further callback begin.
	 */
	void pause() {
		this.executor.pause();
		if (this.draining.getAsBoolean()) {
			// It may have begun in between, and nothing may hold it up.
			this.executor.unpause();
		}
	}

	/**
	 * Starts a service that is down or has stopped.
	 * @return completed with what has become of it, or {@code null} if it is neither
	 */
	@Nullable CompletableFuture<ServiceState> start() {
		ServiceState state = this.loop.state();
		if (!mayStart() || (state != ServiceState.DOWN && state != ServiceState.STOPPED)) {
			return null;
		}
		CompletableFuture<ServiceState> settled = new CompletableFuture<>();
		this.executor.execute(() -> this.loop.revive(settled));
		return settled;
	}

	/**
	 * Starts a service that is down or has stopped, or replaces the instance that runs.
	 * @return completed with what has become of it, or {@code null} if neither can be
	 */
	@Nullable CompletableFuture<ServiceState> restart() {
		CompletableFuture<ServiceState> started = start();
		if (started != null || !mayStart() || this.loop.state() != ServiceState.RUNNING) {
			return started;
		}
		CompletableFuture<ServiceState> settled = new CompletableFuture<>();
		this.executor.executeUrgently(() -> this.loop.restart(settled));
		return settled;
	}

}

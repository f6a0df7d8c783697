/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ServiceState;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.service.KeyedService;
import io.boss.websocket.service.ServiceCrash;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceStatus;
import org.jspecify.annotations.Nullable;

/**
 * Operator of services with keys: what is asked for is done to all instances that there
 * are.
 */
final class KeyedOperator {

	private final BroadcastOperations broadcasts;

	KeyedOperator(BroadcastOperations broadcasts) {
		this.broadcasts = broadcasts;
	}

	OperationReport operate(KeyedService service, String action, @Nullable String text) {
		return switch (action.toLowerCase(Locale.ROOT)) {
			case "restart" -> restart(service);
			case "pause" -> {
				service.reference().pause();
				yield done(service, "pause", service.reference().isPaused());
			}
			case "resume" -> {
				service.reference().resume();
				yield done(service, "resume", true);
			}
			case "broadcast" -> broadcast(service, ServiceOperator.required(text));
			default -> throw ServiceOperator.invalid(
					"There is no action '" + action + "' for all instances: use restart, pause, resume or broadcast");
		};
	}

	// One that fails does not spoil it for the others.
	private static OperationReport restart(KeyedService service) {
		List<CompletableFuture<ServiceState>> orders = service.processes()
			.stream()
			.map(ServiceProcess::renew)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.toList();
		boolean settled = ServiceOperator.isSettled(
				CompletableFuture.allOf(orders.toArray(CompletableFuture<?>[]::new)), ServiceOperator.LONGEST_WAIT);
		boolean failed = settled && orders.stream().anyMatch((order) -> order.getNow(null) != ServiceState.RUNNING);
		ServiceStatus status = service.status();
		ServiceCrash crash = failed ? status.lastCrash() : null;
		ServiceOperator.logged(service.name(), "restart", true);
		return new OperationReport(service.name(), "restart", settled && !failed, !settled, null,
				failed ? ServiceState.DOWN : status.state(), status.paused(), orders.size(),
				(crash != null) ? crash.type().getName() + " in " + crash.callback() : null);
	}

	private OperationReport broadcast(KeyedService service, String text) {
		DeliveryResult result = this.broadcasts.broadcast(service.name(), text);
		ServiceOperator.logged(service.name(), "broadcast", result.isAccepted());
		return report(service, "broadcast", result.isAccepted(), result);
	}

	private static OperationReport done(KeyedService service, String action, boolean done) {
		ServiceOperator.logged(service.name(), action, done);
		return report(service, action, done, null);
	}

	private static OperationReport report(KeyedService service, String action, boolean done,
			@Nullable DeliveryResult result) {
		return new OperationReport(service.name(), action, done, false, result, service.reference().state(),
				service.reference().isPaused(), service.count(), null);
	}

}

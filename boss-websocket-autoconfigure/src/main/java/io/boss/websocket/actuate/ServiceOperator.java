/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossServices;
import io.boss.websocket.CloseCode;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.service.ClientStatus;
import io.boss.websocket.service.KeyedService;
import io.boss.websocket.service.ServiceCrash;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceStatus;
import io.boss.websocket.service.ServiceUnit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/**
 * Operator of services: does what is asked for, and leaves a line in the log.
 */
final class ServiceOperator {

	private static final Log logger = LogFactory.getLog(BossWebSocketEndpoint.class);

	// How long a request waits for a service, on a thread of the actuator's.
	static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

	private static final CloseCode CODE = CloseCode.CLOSED_BY_OPERATOR;

	private static final String REASON = "closed by operator";

	private final BossServices services;

	private final BroadcastOperations broadcasts;

	private final KeyedOperator keyed;

	ServiceOperator(BossServices services, BroadcastOperations broadcasts) {
		this.services = services;
		this.broadcasts = broadcasts;
		this.keyed = new KeyedOperator(broadcasts);
	}

	OperationReport operate(ServiceUnit service, String action, @Nullable String text) {
		return (service instanceof KeyedService all) ? this.keyed.operate(all, action, text)
				: operate(service.processes().iterator().next(), action, text);
	}

	OperationReport operate(ServiceProcess service, String action, @Nullable String text) {
		return switch (action.toLowerCase(Locale.ROOT)) {
			case "restart" -> restart(service);
			case "pause" -> {
				service.pause();
				yield done(service, "pause", service.isPaused());
			}
			case "resume" -> {
				service.resume();
				yield done(service, "resume", true);
			}
			case "broadcast" -> broadcast(service, required(text));
			case "close" -> {
				if (service.key() == null) {
					throw unknown(service, action);
				}
				yield close(service, (text != null) ? text : REASON);
			}
			default -> throw unknown(service, action);
		};
	}

	private static InvalidEndpointRequestException unknown(ServiceProcess service, String action) {
		return invalid("There is no action '" + action + "': use " + ((service.key() != null)
				? "restart, pause, resume, broadcast or close" : "restart, pause, resume or broadcast"));
	}

	// Joins that wait begin the next instance.
	private static OperationReport close(ServiceProcess service, String reason) {
		int closed = close(service.clientStatus().map(ClientStatus::connection).toList(), reason);
		CompletableFuture<Boolean> order = service.lifecycle().stop(TerminationReason.stopped(REASON));
		boolean settled = isSettled(order, LONGEST_WAIT);
		boolean done = settled && order.getNow(false);
		service.resume();
		logged(service, "close", done || !settled);
		return new OperationReport(service.name(), "close", done || closed > 0, !settled, null, service.state(),
				service.isPaused(), null, null);
	}

	private static OperationReport restart(ServiceProcess service) {
		CompletableFuture<ServiceState> order = service.renew();
		boolean pending = order != null && !isSettled(order, LONGEST_WAIT);
		ServiceStatus status = service.status();
		boolean done = order != null && !pending && status.state() == ServiceState.RUNNING;
		logged(service, "restart", order != null);
		ServiceCrash crash = (done || order == null) ? null : status.lastCrash();
		return new OperationReport(service.name(), "restart", done, pending, null, status.state(), status.paused(),
				null, (crash != null) ? crash.type().getName() + " in " + crash.callback() : null);
	}

	static boolean isSettled(CompletableFuture<?> order, Duration wait) {
		try {
			order.get(wait.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		}
		catch (TimeoutException | ExecutionException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	static String required(@Nullable String text) {
		if (text == null) {
			throw invalid("A broadcast needs a text: send a JSON object such as {\"text\":\"hello\"}");
		}
		return text;
	}

	private OperationReport broadcast(ServiceProcess service, String text) {
		DeliveryResult result = this.broadcasts.broadcast(service.address(), text);
		// On standby another node handles it.
		boolean done = result.isAccepted() || result == DeliveryResult.STANDBY;
		logged(service, "broadcast", done);
		return new OperationReport(service.name(), "broadcast", done, false, result, service.state(),
				service.isPaused(), null, null);
	}

	private static OperationReport done(ServiceProcess service, String action, boolean done) {
		logged(service, action, done);
		return new OperationReport(service.name(), action, done, false, null, service.state(), service.isPaused(), null,
				null);
	}

	private static void logged(ServiceProcess service, String action, boolean done) {
		logged(service.label(), action, done);
	}

	static void logged(String label, String action, boolean done) {
		logger.info("Actuator: " + action + " of service '" + label + "'" + (done ? "" : " was refused"));
	}

	CloseReport close(ServiceUnit service, String kind, String name, @Nullable String reason) {
		Collection<BossConnection> connections = switch (kind.toLowerCase(Locale.ROOT)) {
			case "connections" -> withId(service, name);
			case "users" -> ofUser(service, name);
			default -> throw invalid("There are no '" + kind + "' to close: use connections or users");
		};
		int closed = close(connections, (reason != null) ? reason : REASON);
		logger.info("Actuator: closed " + closed + " connections of service '" + service.name() + "'");
		return new CloseReport(closed);
	}

	private static List<BossConnection> withId(ServiceUnit service, String id) {
		return service.processes()
			.stream()
			.flatMap(ServiceProcess::clientStatus)
			.map(ClientStatus::connection)
			.filter((client) -> client.id().equals(id))
			.toList();
	}

	private List<BossConnection> ofUser(ServiceUnit service, String user) {
		return this.services.connectionsOf(user)
			.stream()
			.filter((client) -> client.service().equals(service.name()))
			.toList();
	}

	private static int close(Collection<BossConnection> connections, String reason) {
		return (int) connections.stream().filter((client) -> client.close(CODE, reason).isQueued()).count();
	}

	static InvalidEndpointRequestException invalid(String text) {
		return new InvalidEndpointRequestException(text, text);
	}

}

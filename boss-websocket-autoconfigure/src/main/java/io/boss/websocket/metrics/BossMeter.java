/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Meters that there are. All of their tags come from closed sets: the names of the
 * services, and enums.
 */
enum BossMeter {

	CONNECTIONS("connections", "connections", "Clients that are connected"),

	CONNECTIONS_CLOSED("connections.closed", "connections", "Clients that are gone, by reason"),

	HANDSHAKES("handshakes", "handshakes", "Handshakes, by outcome and by the reason of a refusal"),

	MESSAGES("messages", "messages", "Messages of clients, and messages to each client, by direction and kind"),

	MESSAGE_BYTES("message.bytes", "bytes", "Payload of messages, by direction and kind"),

	MESSAGES_DROPPED("messages.dropped", "messages", "Messages that were taken and not delivered, by reason"),

	LIMITS_EXCEEDED("limits.exceeded", "times", "Limits that clients have exceeded, and whether they were enforced"),

	CALLBACK("callback", "seconds", "Callbacks, by their outcome"),

	MAILBOX_DEPTH("mailbox.depth", "messages", "Mail that waits for the service"),

	MAILBOX_BYTES("mailbox.bytes", "bytes", "Payload of clients' messages that wait for the service"),

	MAILBOX_AGE("mailbox.age", "seconds", "How long the first mail has been waiting"),

	MAILBOX_WAIT("mailbox.wait", "seconds", "How long mail has waited until its callback began"),

	MAILBOX_REFUSED("mailbox.refused", "messages", "Messages, broadcasts and infos that were not taken, by reason"),

	OUTBOUND_QUEUED("outbound.queued", "bytes", "Payload that waits for the sockets of clients"),

	OUTBOUND_FLUSH("outbound.flush", "bytes", "What the socket of a client takes in one write"),

	SERVICE_STATE("service.state", "services", "1 for the state that the service is in, 0 for the others"),

	SERVICE_CRASHES("service.crashes", "crashes", "Instances that have ended by a crash"),

	SERVICE_RESTARTS_SPARED("service.restarts.spared", "failures",
			"Failures of clients' callbacks that ended no instance because enough had"),

	SERVICE_RESTARTS("service.restarts", "restarts", "Instances that were replaced"),

	INSTANCES("instances", "instances", "Instances of a service with keys, by state"),

	INSTANCES_ENDED("instances.ended", "instances", "Instances of a service with keys that have ended, by reason"),

	INSTANCE_START("instance.start", "seconds", "How long the init of an instance of a service with keys took"),

	REQUESTS("requests", "seconds", "Requests between the service and clients, by direction and outcome"),

	REQUESTS_OPEN("requests.open", "requests", "Requests between the service and clients that are not answered yet"),

	SESSIONS_DETACHED("sessions.detached", "clients", "Clients that were lost and may come back"),

	RESUME("resume", "clients", "Clients that have come back or have tried to, by the result"),

	RESUME_REPLAYED("resume.replayed", "messages", "Messages that a client was sent once more when it has come back"),

	RESUME_KEPT("resume.kept", "bytes", "What is kept for clients that may come back until they have acknowledged it"),

	WORK_ACTIVE("work.active", "jobs", "Slow work of the service that runs"),

	WORK_QUEUED("work.queued", "jobs", "Slow work of the service that waits for a thread"),

	BROADCASTS("broadcasts", "broadcasts", "Broadcasts that were sent from this node, by outcome"),

	BROADCASTS_RECEIVED("broadcasts.received", "broadcasts", "Broadcasts that the mailbox of the service has taken"),

	EVENTS_DROPPED("events.dropped", "events", "Application events that slow listeners had no room for"),

	CLUSTER_MEMBERS("cluster.members", "nodes", "Nodes that this one knows, and this one"),

	CLUSTER_MEMBER_CHANGES("cluster.member.changes", "nodes", "Nodes that have joined and left, as this one sees it"),

	CLUSTER_SENT("cluster.sent", "messages", "Messages for other nodes that the broker has taken"),

	CLUSTER_RECEIVED("cluster.received", "messages", "Messages of other nodes"),

	CLUSTER_NOT_FORWARDED("cluster.not.forwarded", "messages",
			"Messages for other nodes that the broker was not given, by reason"),

	CLUSTER_PUBLISH_FAILURES("cluster.publish.failures", "times",
			"Times that the broker has not taken what it was given"),

	CLUSTER_DUPLICATES("cluster.duplicates", "messages", "Messages of other nodes that have come again"),

	CLUSTER_MISSED("cluster.missed", "messages", "Messages of other nodes that have not come"),

	CLUSTER_SKIPPED("cluster.skipped", "messages", "Messages of other nodes that were not handled, by reason"),

	CLUSTER_OUTBOX_FRAMES("cluster.outbox.frames", "messages", "Messages that wait for the broker"),

	CLUSTER_OUTBOX_BYTES("cluster.outbox.bytes", "bytes", "Bytes that wait for the broker"),

	CLUSTER_LEASE_UNANSWERED("cluster.lease.unanswered", "seconds",
			"How long the store of leases has not answered, 0 if it does");

	static final String SERVICE = "service";

	static final String REASON = "reason";

	static final String STATE = "state";

	static final String OUTCOME = "outcome";

	static final String DIRECTION = "direction";

	private static final Set<String> UNITS = Set.of("bytes", "seconds");

	private static final String PREFIX = "boss.websocket.";

	private final String id;

	private final String unit;

	private final String description;

	BossMeter(String id, String unit, String description) {
		this.id = PREFIX + id;
		this.unit = unit;
		this.description = description;
	}

	String id() {
		return this.id;
	}

	/**
	 * The base unit, if the meter measures something. What is counted is no unit:
	 * Prometheus would have it in the name, twice.
	 * @return bytes or seconds, or {@code null} if it counts
	 */
	@Nullable String baseUnit() {
		return UNITS.contains(this.unit) ? this.unit : null;
	}

	String description() {
		return this.description;
	}

	Counter.Builder counter() {
		return Counter.builder(this.id).baseUnit(baseUnit()).description(this.description);
	}

	<T> Gauge.Builder<T> gauge(T source, ToDoubleFunction<T> value) {
		return Gauge.builder(this.id, source, value)
			.baseUnit(baseUnit())
			.description(this.description)
			.strongReference(true);
	}

	Timer.Builder timer() {
		return Timer.builder(this.id).description(this.description);
	}

	DistributionSummary.Builder summary() {
		return DistributionSummary.builder(this.id).baseUnit(baseUnit()).description(this.description);
	}

	/**
	 * A constant as a tag.
	 * @param value the constant
	 * @return its name as in the README, such as "not-running"
	 */
	static String tag(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}

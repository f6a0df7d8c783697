/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.Handshake;
import io.boss.websocket.ServiceState;
import io.boss.websocket.diagnostics.RecentFrame;
import io.boss.websocket.diagnostics.RecentTraffic;
import io.boss.websocket.service.ClientStatus;
import io.boss.websocket.service.KeyedCensus;
import io.boss.websocket.service.KeyedService;
import io.boss.websocket.service.PastCrash;
import io.boss.websocket.service.RunningCallback;
import io.boss.websocket.service.ServiceCrash;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceStatus;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.timing.EngineClock;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.util.ClassUtils;

/**
 * Reporter of how services and clients are, without what is nobody's business: headers
 * and cookies never show, and what else a client or an application has said shows only
 * where the {@link Sanitizer} lets it.
 */
final class Reporter {

	private static final String KEY = "key";

	private final Sanitizer sanitizer;

	private final boolean showUnsanitized;

	private final EngineClock clock;

	/**
	 * Creates a reporter.
	 * @param sanitizer changes values that are shown
	 * @param showUnsanitized whether any values are shown
	 * @param clock tells the time
	 */
	Reporter(Sanitizer sanitizer, boolean showUnsanitized, EngineClock clock) {
		this.sanitizer = sanitizer;
		this.showUnsanitized = showUnsanitized;
		this.clock = clock;
	}

	ServiceReport report(ServiceUnit service) {
		if (service instanceof KeyedService keyed) {
			KeyedCensus census = keyed.census();
			return report(census.status(), null, census.status().path(), census.states());
		}
		ServiceStatus status = service.status();
		return report(status, null, status.path(), null);
	}

	// The path of a process would tell its key.
	ServiceReport report(ServiceUnit service, ServiceProcess process) {
		return report(process.status(), sanitized(KEY, process.key()), service.reference().path(), null);
	}

	private ServiceReport report(ServiceStatus status, @Nullable Object key, String path,
			@Nullable Map<ServiceState, Integer> instances) {
		return new ServiceReport(status.name(), key, path, status.type().getName(), status.state(), status.paused(),
				status.instance(), status.started(), uptime(status), status.restarts(), crash(status.lastCrash()),
				status.nextStart(), mailbox(status), callback(status.running()), instances, status.connections(),
				status.detached());
	}

	/**
	 * A key as it is shown, in lower case.
	 * @param instance the instance
	 * @return the key
	 */
	String key(KeyedInstance instance) {
		return String.valueOf(sanitized(KEY, instance.key())).toLowerCase(Locale.ROOT);
	}

	InstanceReport report(KeyedInstance instance) {
		ServiceStatus status = instance.status();
		return new InstanceReport(sanitized(KEY, instance.key()), status.state(), status.paused(), status.started(),
				uptime(status), status.restarts(), crash(status.lastCrash()), status.nextStart(), mailbox(status),
				callback(status.running()), status.connections(), status.detached());
	}

	private @Nullable Duration uptime(ServiceStatus status) {
		Instant started = status.started();
		return (started != null) ? rounded(Duration.between(started, this.clock.instant())) : null;
	}

	private static ServiceReport.Mailbox mailbox(ServiceStatus status) {
		return new ServiceReport.Mailbox(status.mailboxDepth(), status.mailboxBytes(), rounded(status.oldestMail()));
	}

	private ServiceReport.@Nullable Crash crash(@Nullable ServiceCrash crash) {
		return (crash != null) ? new ServiceReport.Crash(crash.time(), crash.instance(), crash.callback(),
				crash.type().getName(), sanitized("lastCrash.cause", crash.cause())) : null;
	}

	CrashReport report(PastCrash past) {
		ServiceCrash crash = past.crash();
		return new CrashReport(crash.time(), sanitized(KEY, past.key()), crash.instance(), crash.callback(),
				crash.type().getName(), sanitized("crashes.cause", crash.cause()),
				sanitized("crashes.stack", past.stack()));
	}

	ConnectionDetails report(ServiceProcess process, ClientStatus client, @Nullable RecentTraffic traffic) {
		return new ConnectionDetails(process.name(), sanitized(KEY, process.key()), report(client),
				(traffic != null) ? new ConnectionDetails.Traffic(RecentTraffic.MOST_FRAMES,
						traffic.of(process.name(), client.connection().id()).stream().map(this::report).toList())
						: null);
	}

	private ConnectionDetails.Frame report(RecentFrame frame) {
		return new ConnectionDetails.Frame(frame.time(), frame.incoming() ? "in" : "out", frame.clients(),
				frame.text() ? "text" : "binary", frame.bytes(), sanitized("frames.payload", frame.payload()),
				frame.truncated());
	}

	private static ServiceReport.@Nullable Callback callback(@Nullable RunningCallback running) {
		return (running != null) ? new ServiceReport.Callback(running.name().method(), running.connectionId(),
				running.since(), rounded(running.duration()), running.threadName()) : null;
	}

	private static Duration rounded(Duration duration) {
		return duration.truncatedTo(ChronoUnit.MILLIS);
	}

	ConnectionReport report(ClientStatus client) {
		Handshake handshake = client.connection().handshake();
		Principal principal = handshake.principal();
		InetSocketAddress address = handshake.remoteAddress();
		return new ConnectionReport(client.connection().id(), client.connected(), client.joined(),
				client.connection().isRejoined(), isAttached(client.connection()), handshake.subprotocol(),
				client.paused(), client.queuedMessages(), client.queuedBytes(),
				sanitized("user", (principal != null) ? principal.getName() : null),
				sanitized("remoteAddress", (address != null) ? address.toString() : null),
				sanitized("sessionId", client.connection().sessionId()), query(handshake.query()),
				attributes(client.attributes()));
	}

	// One that is being closed has a socket, too.
	private static boolean isAttached(BossConnection connection) {
		return !connection.isOpen() || connection.isAttached();
	}

	private Map<String, List<@Nullable Object>> query(Map<String, List<String>> query) {
		Map<String, List<@Nullable Object>> sanitized = new LinkedHashMap<>();
		query.forEach((name, values) -> sanitized.put(name, values(name, values)));
		return sanitized;
	}

	private List<@Nullable Object> values(String name, List<String> values) {
		List<@Nullable Object> sanitized = new ArrayList<>();
		values.forEach((value) -> sanitized.add(sanitized("query." + name, value)));
		return sanitized;
	}

	private Map<String, @Nullable Object> attributes(Map<String, Object> attributes) {
		Map<String, @Nullable Object> sanitized = new LinkedHashMap<>();
		attributes.forEach((name, value) -> sanitized.put(name, plain(sanitized("attributes." + name, value))));
		return sanitized;
	}

	private @Nullable Object sanitized(String key, @Nullable Object value) {
		return wellFormed(this.sanitizer.sanitize(new SanitizableData(null, key, value), this.showUnsanitized));
	}

	// Half of a surrogate pair, which a client can make, would be no JSON at all.
	private static @Nullable Object wellFormed(@Nullable Object value) {
		return (value instanceof String text) ? BossMessage.Text.wellFormed(text) : value;
	}

	// Anything else may be large, or not be made for being written.
	private static @Nullable Object plain(@Nullable Object value) {
		if (value == null || value instanceof Number || ClassUtils.isPrimitiveOrWrapper(value.getClass())) {
			return value;
		}
		return (value instanceof CharSequence text) ? wellFormed(text.toString()) : value.getClass().getName();
	}

}

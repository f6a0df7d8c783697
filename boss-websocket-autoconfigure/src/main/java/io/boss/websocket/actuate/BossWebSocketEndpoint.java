/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.boss.websocket.BossServices;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.diagnostics.RecentTraffic;
import io.boss.websocket.service.ClientStatus;
import io.boss.websocket.service.KeyedService;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceUnit;
import io.boss.websocket.timing.EngineClock;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@link Endpoint @Endpoint} that shows services and their clients, and does to them what
 * operators ask for. Operations answer {@code null} if there is no service of the name.
 * Safe on any thread; a restart waits for the service for two seconds, nothing else waits
 * for one, and all of them together wait for other nodes a second or two.
 */
@Endpoint(id = "bosswebsocket")
@RegisterReflectionForBinding({ ServiceDetails.class, KeyedDetails.class, ConnectionDetails.class })
public class BossWebSocketEndpoint {

	private static final int MAX_SIZE = 500;

	private static final int DEFAULT_SIZE = 50;

	private static final int DEFAULT_SLOWEST = 10;

	private static final Comparator<ClientStatus> SLOWEST_FIRST = Comparator.comparingLong(ClientStatus::queuedBytes)
		.thenComparingInt(ClientStatus::queuedMessages)
		.reversed();

	private final ServiceRegistry registry;

	private final ServiceOperator operator;

	private final @Nullable ClusterInspector cluster;

	private final @Nullable RecentTraffic traffic;

	private final EngineClock clock;

	private final Sanitizer sanitizer;

	private final Show showValues;

	/**
	 * Creates an endpoint.
	 * @param registry the services
	 * @param services finds the connections of a user
	 * @param broadcasts sends broadcasts
	 * @param cluster how the cluster is, or {@code null} if this node is alone
	 * @param traffic the latest messages, or {@code null} if nothing remembers them
	 * @param clock tells the time
	 * @param sanitizingFunctions change values that are shown
	 * @param showValues when values are shown
	 */
	public BossWebSocketEndpoint(ServiceRegistry registry, BossServices services, BroadcastOperations broadcasts,
			@Nullable ClusterInspector cluster, @Nullable RecentTraffic traffic, EngineClock clock,
			Iterable<SanitizingFunction> sanitizingFunctions, Show showValues) {
		this.registry = registry;
		this.operator = new ServiceOperator(services, broadcasts);
		this.cluster = cluster;
		this.traffic = traffic;
		this.clock = clock;
		this.sanitizer = new Sanitizer(sanitizingFunctions);
		this.showValues = showValues;
	}

	@ReadOperation
	ServicesReport services() {
		return services(this.showValues.isShown(true));
	}

	@ReadOperation
	@Nullable OperationResponseBody service(@Selector String service, @Nullable Integer page, @Nullable Integer size,
			@Nullable Integer slowest, @Nullable String sort, @Nullable String search, @Nullable String connection) {
		return service(service, new Slice(page, size, slowest, sort, search, connection),
				this.showValues.isShown(true));
	}

	@ReadOperation
	@Nullable OperationResponseBody instance(@Selector String service, @Selector(match = Match.ALL_REMAINING) String[] key,
			@Nullable Integer page, @Nullable Integer size, @Nullable Integer slowest, @Nullable String connection) {
		return instance(service, key, new Slice(page, size, slowest, null, null, connection),
				this.showValues.isShown(true));
	}

	@WriteOperation
	@Nullable OperationReport operate(@Selector String service, @Selector String action) {
		return operate(service, action, null);
	}

	@WriteOperation
	@Nullable OperationReport tell(@Selector String service, @Selector String action, @Nullable String text) {
		return operate(service, action, text);
	}

	@WriteOperation
	@Nullable OperationReport operateInstance(@Selector String service, @Selector(match = Match.ALL_REMAINING) String[] order) {
		return operateInstance(service, order, null);
	}

	@WriteOperation
	@Nullable OperationReport tellInstance(@Selector String service, @Selector(match = Match.ALL_REMAINING) String[] order,
			@Nullable String text) {
		return operateInstance(service, order, text);
	}

	@DeleteOperation
	@Nullable CloseReport close(@Selector String service, @Selector String kind, @Selector String name, @Nullable String reason) {
		ServiceUnit unit = this.registry.unit(service);
		return (unit != null) ? this.operator.close(unit, kind, name, reason) : null;
	}

	// For names that servers do not take in a path, such as one with a slash.
	@DeleteOperation
	@Nullable CloseReport closeNamed(@Selector String service, @Selector String kind, String name, @Nullable String reason) {
		return close(service, kind, name, reason);
	}

	ServicesReport services(boolean showUnsanitized) {
		Reporter reporter = new Reporter(this.sanitizer, showUnsanitized, this.clock);
		return new ServicesReport(this.registry.units().stream().map(reporter::report).toList(), cluster());
	}

	private @Nullable ClusterDetails cluster() {
		return (this.cluster != null) ? this.cluster.details(this.registry.connections()) : null;
	}

	@Nullable OperationResponseBody service(String service, Slice slice, boolean showUnsanitized) {
		ServiceUnit unit = this.registry.unit(service);
		if (unit != null && slice.connection() != null) {
			return details(unit.processes(), slice.connection(), showUnsanitized);
		}
		if (unit instanceof KeyedService keyed) {
			return details(keyed, slice, showUnsanitized);
		}
		return (unit != null) ? details(unit, unit.processes().iterator().next(), slice, showUnsanitized) : null;
	}

	@Nullable OperationResponseBody instance(String service, String[] key, Slice slice, boolean showUnsanitized) {
		ServiceUnit unit = this.registry.unit(service);
		ServiceProcess process = process(unit, List.of(key));
		if (process != null && slice.connection() != null) {
			return details(List.of(process), slice.connection(), showUnsanitized);
		}
		return (unit != null && process != null) ? details(unit, process, slice, showUnsanitized) : null;
	}

	private static @Nullable ServiceProcess process(@Nullable ServiceUnit service, List<String> key) {
		return (service instanceof KeyedService keyed) ? keyed.process(String.join("/", key)) : null;
	}

	private KeyedDetails details(KeyedService service, Slice slice, boolean showUnsanitized) {
		Reporter reporter = new Reporter(this.sanitizer, showUnsanitized, this.clock);
		// As they are shown: hidden keys are not to be found by guessing.
		List<KeyedInstance> all = KeyedInstance.of(service)
			.stream()
			.filter((instance) -> slice.search().isEmpty() || reporter.key(instance).contains(slice.search()))
			.toList();
		List<InstanceReport> content = all.stream()
			.sorted(slice.sort().comparator())
			.skip((long) slice.page() * slice.size())
			.limit(slice.size())
			.map(reporter::report)
			.toList();
		return new KeyedDetails(reporter.report(service),
				new KeyedDetails.Page(slice.page(), slice.size(), slice.sort().text(), all.size(), content),
				crashes(service, null, reporter));
	}

	private ServiceDetails details(ServiceUnit service, ServiceProcess process, Slice slice, boolean showUnsanitized) {
		Reporter reporter = new Reporter(this.sanitizer, showUnsanitized, this.clock);
		List<ClientStatus> clients = process.clientStatus().toList();
		List<ConnectionReport> slowest = clients.stream()
			.filter((client) -> client.queuedMessages() > 0)
			.sorted(SLOWEST_FIRST)
			.limit(slice.slowest())
			.map(reporter::report)
			.toList();
		List<ConnectionReport> content = clients.stream()
			.skip((long) slice.page() * slice.size())
			.limit(slice.size())
			.map(reporter::report)
			.toList();
		return new ServiceDetails(reporter.report(service, process), slowest,
				new ServiceDetails.Page(slice.page(), slice.size(), clients.size(), content),
				crashes(service, process.key(), reporter));
	}

	private static List<CrashReport> crashes(ServiceUnit service, @Nullable String key, Reporter reporter) {
		return service.crashes()
			.stream()
			.filter((crash) -> key == null || key.equals(crash.key()))
			.map(reporter::report)
			.toList();
	}

	private @Nullable ConnectionDetails details(Collection<ServiceProcess> processes, String connection,
			boolean showUnsanitized) {
		Reporter reporter = new Reporter(this.sanitizer, showUnsanitized, this.clock);
		for (ServiceProcess process : processes) {
			ClientStatus client = process.clientStatus()
				.filter((status) -> status.connection().id().equals(connection))
				.findFirst()
				.orElse(null);
			if (client != null) {
				return reporter.report(process, client, this.traffic);
			}
		}
		return null;
	}

	private @Nullable OperationReport operate(String service, String action, @Nullable String text) {
		ServiceUnit unit = this.registry.unit(service);
		return (unit != null) ? this.operator.operate(unit, action, text) : null;
	}

	// The last word is what to do, whatever the words of the key are.
	@Nullable OperationReport operateInstance(String service, String[] order, @Nullable String text) {
		List<String> words = List.of(order);
		ServiceProcess process = (words.size() > 1)
				? process(this.registry.unit(service), words.subList(0, words.size() - 1)) : null;
		return (process != null) ? this.operator.operate(process, words.get(words.size() - 1), text) : null;
	}

	/**
	 * Selection of the clients or instances that are asked for.
	 *
	 * @param page the number of the page, from 0 on
	 * @param size how many of them a page has
	 * @param slowest how many of the slowest clients
	 * @param sort order of instances
	 * @param search what the key of an instance contains, in lower case; may be empty
	 * @param connection the one client that is asked for, or {@code null} if many are
	 */
	record Slice(int page, int size, int slowest, InstanceOrder sort, String search, @Nullable String connection) {

		Slice(@Nullable Integer page, @Nullable Integer size, @Nullable Integer slowest, @Nullable String sort,
				@Nullable String search, @Nullable String connection) {
			this((page != null) ? page : 0, (size != null) ? size : DEFAULT_SIZE,
					(slowest != null) ? slowest : DEFAULT_SLOWEST, InstanceOrder.of(sort),
					(search != null) ? search.toLowerCase(Locale.ROOT) : "", connection);
			check(this.page >= 0, "page must not be negative");
			check(this.size >= 1 && this.size <= MAX_SIZE, "size must be between 1 and " + MAX_SIZE);
			check(this.slowest >= 0 && this.slowest <= MAX_SIZE, "slowest must be between 0 and " + MAX_SIZE);
		}

		private static void check(boolean valid, String text) {
			if (!valid) {
				throw new InvalidEndpointRequestException(text, text);
			}
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.BossServices;
import io.boss.websocket.autoconfigure.cluster.ConnectionsConfiguration;
import io.boss.websocket.autoconfigure.cluster.ElectionsConfiguration;
import io.boss.websocket.autoconfigure.discovery.ServiceDiscovery;
import io.boss.websocket.autoconfigure.discovery.SnapshotCheck;
import io.boss.websocket.autoconfigure.discovery.TransportCheck;
import io.boss.websocket.autoconfigure.executor.EngineExecutors;
import io.boss.websocket.autoconfigure.executor.WorkExecutors;
import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.autoconfigure.properties.BossPropertiesMapper;
import io.boss.websocket.autoconfigure.properties.ResolvedServices;
import io.boss.websocket.autoconfigure.properties.ServiceProperties;
import io.boss.websocket.autoconfigure.security.BossSecurityConfiguration;
import io.boss.websocket.autoconfigure.server.TransportConfiguration;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.broadcast.BroadcastTransport;
import io.boss.websocket.broadcast.InProcessBroadcastTransport;
import io.boss.websocket.broadcast.dispatch.BroadcastDispatcher;
import io.boss.websocket.cluster.connection.ClusterConnections;
import io.boss.websocket.config.EndpointSettings;
import io.boss.websocket.config.EndpointSettingsCustomizer;
import io.boss.websocket.config.ServiceExecutorCustomizer;
import io.boss.websocket.config.ServiceRegistrationCustomizer;
import io.boss.websocket.conversion.ServiceConverters;
import io.boss.websocket.delivery.QueuedEvents;
import io.boss.websocket.diagnostics.RecentTraffic;
import io.boss.websocket.diagnostics.TrafficLog;
import io.boss.websocket.endpoint.ConnectionClock;
import io.boss.websocket.endpoint.EndpointEnvironment;
import io.boss.websocket.endpoint.Transport;
import io.boss.websocket.endpoint.handshake.HandshakeCheck;
import io.boss.websocket.endpoint.handshake.MisplacedSecretCheck;
import io.boss.websocket.endpoint.handshake.ServiceEndpointConfigurer;
import io.boss.websocket.limit.ApplicationConnections;
import io.boss.websocket.mailbox.MailboxTotal;
import io.boss.websocket.service.AccessDenial;
import io.boss.websocket.service.ServiceEnvironment;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.service.discovery.ServiceDescriptorCustomizer;
import io.boss.websocket.service.lifecycle.CallbackWatchdog;
import io.boss.websocket.service.lifecycle.ServiceDrainLifecycle;
import io.boss.websocket.service.lifecycle.ServiceStartLifecycle;
import io.boss.websocket.session.AnswerReader;
import io.boss.websocket.session.Sessions;
import io.boss.websocket.spi.ConnectionListener;
import io.boss.websocket.spi.HandlerFactory;
import io.boss.websocket.spi.MessageEncoder;
import io.boss.websocket.spi.ServiceKeyCheck;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.CallbackObserver;
import io.boss.websocket.stats.CallbackObservers;
import io.boss.websocket.stats.CompositeBossStats;
import io.boss.websocket.timing.EngineClock;
import io.boss.websocket.timing.EngineTime;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.socket.config.annotation.DelegatingWebSocketConfiguration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for stateful WebSocket services.
 */
@AutoConfiguration(after = TaskExecutionAutoConfiguration.class,
		afterName = { "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
				"org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration" })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(value = WebSocketConfigurer.class, name = "jakarta.websocket.server.ServerContainer")
@EnableConfigurationProperties({ BossProperties.class, ServiceProperties.class, LifecycleProperties.class })
@Import({ EngineTimeConfiguration.class, ServiceConvertersConfiguration.class, AnnotatedServicesConfiguration.class,
		BossStatsConfiguration.class, BossObservationConfiguration.class, BossDiagnosticsConfiguration.class,
		BossSecurityConfiguration.class, TransportConfiguration.class, ConnectionsConfiguration.class,
		ElectionsConfiguration.class })
public final class BossWebSocketAutoConfiguration {

	private final BossProperties properties;

	private final BossPropertiesMapper mapper;

	BossWebSocketAutoConfiguration(BossProperties properties) {
		this.properties = properties;
		this.mapper = new BossPropertiesMapper(properties).check();
	}

	@Bean
	ResolvedServices bossResolvedServices(Environment environment) {
		return new ResolvedServices(environment);
	}

	@Bean
	@ConditionalOnMissingBean(value = EngineExecutors.class, search = SearchStrategy.CURRENT)
	EngineExecutors bossEngineExecutors(ConfigurableListableBeanFactory beanFactory, Environment environment) {
		return EngineExecutors.of(beanFactory, environment, this.properties.websocket().taskExecutor());
	}

	@Bean
	@ConditionalOnMissingBean(value = WorkExecutors.class, search = SearchStrategy.CURRENT)
	WorkExecutors bossWorkExecutors(ConfigurableListableBeanFactory beanFactory, Environment environment,
			EngineTime time) {
		return WorkExecutors.of(beanFactory, environment, time, this.properties.websocket().work());
	}

	@Bean
	ServiceDiscovery bossServiceDiscovery(ConfigurableListableBeanFactory beanFactory, HandlerFactory handlers,
			ServiceProperties defaults, Environment environment) {
		return new ServiceDiscovery(beanFactory, handlers, this.properties, defaults, environment);
	}

	@Bean
	static SmartInitializingSingleton bossUndiscoveredServices(ConfigurableListableBeanFactory beanFactory,
			ServiceDiscovery discovery) {
		return discovery.undiscovered(beanFactory);
	}

	@Bean
	QueuedEvents bossEvents(ApplicationEventPublisher publisher, EngineExecutors executors, BossStats stats) {
		return new QueuedEvents(publisher, executors.executor(), stats);
	}

	@Bean
	ServiceRegistry bossServiceRegistry(ServiceDiscovery discovery, ResolvedServices settings,
			EngineExecutors executors, WorkExecutors workers, EngineTime time, QueuedEvents events, BossStats stats,
			ObjectProvider<CallbackObserver> observers, ObjectProvider<ServiceExecutorCustomizer> customizers,
			ObjectProvider<AccessDenial> denials, ObjectProvider<ServiceDescriptorCustomizer> descriptors,
			ObjectProvider<RecentTraffic> traffic) {
		List<AccessDenial> tests = denials.orderedStream().toList();
		return new ServiceRegistry(customized(discovery.services(), descriptors),
				(service) -> settings.of(service).service(),
				new ServiceEnvironment((service) -> executors.executor(service, customizers.orderedStream().toList()),
						(service) -> workers.executor(service, customizers.orderedStream().toList()), time,
						events::publish, withTrafficLog(stats, traffic.getIfAvailable()),
						CallbackObservers.of(observers.orderedStream().toList()),
						(failure) -> tests.stream().anyMatch((denial) -> denial.isDenied(failure)),
						mailboxes(discovery, settings)));
	}

	private static List<ServiceDescriptor> customized(List<ServiceDescriptor> services,
			ObjectProvider<ServiceDescriptorCustomizer> customizers) {
		for (ServiceDescriptorCustomizer customizer : customizers.orderedStream().toList()) {
			services = services.stream().map(customizer::customize).toList();
		}
		return services;
	}

	private MailboxTotal mailboxes(ServiceDiscovery discovery, ResolvedServices settings) {
		int largest = discovery.services()
			.stream()
			.mapToInt((service) -> settings.of(service.name()).endpoint().maxMessageSize())
			.max()
			.orElse(1);
		return this.mapper.mailboxes(largest);
	}

	private BossStats withTrafficLog(BossStats stats, @Nullable RecentTraffic recent) {
		BossProperties.TrafficLogging logging = this.properties.websocket().trafficLogging();
		return logging.enabled() ? CompositeBossStats.of(new TrafficLog(logging.payloadLimit()),
				(recent != null) ? recent::service : BossStats.NONE, stats) : stats;
	}

	@Bean
	@ConditionalOnMissingBean(value = BossServices.class, search = SearchStrategy.CURRENT)
	RegisteredBossServices bossServices(ServiceRegistry registry, ClusterConnections connections) {
		return new RegisteredBossServices(registry, connections);
	}

	@Bean
	CallbackWatchdog bossCallbackWatchdog(ServiceRegistry registry, ResolvedServices settings, EngineTime time) {
		return new CallbackWatchdog(registry, (service) -> settings.of(service).callbacks(), time);
	}

	@Bean
	@ConditionalOnMissingBean(name = "bossServiceStartLifecycle", search = SearchStrategy.CURRENT)
	ServiceStartLifecycle bossServiceStartLifecycle(ServiceRegistry registry, EngineTime time,
			LifecycleProperties lifecycle) {
		return new ServiceStartLifecycle(registry, this.properties.websocket().failOnInitError(), time,
				lifecycle.getTimeoutPerShutdownPhase());
	}

	@Bean
	ServiceDrainLifecycle bossServiceDrainLifecycle(ServiceRegistry registry, EngineTime time,
			LifecycleProperties lifecycle, ApplicationEventPublisher events,
			ObjectProvider<ApplicationAvailability> availability) {
		return new ServiceDrainLifecycle(registry, time, this.mapper.drain(lifecycle.getTimeoutPerShutdownPhase()),
				new ApplicationReadiness(events, availability.getIfUnique()));
	}

	@Bean
	ConnectionClock bossConnectionClock(EngineTime time) {
		return new ConnectionClock(time);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	MisplacedSecretCheck bossMisplacedSecretCheck() {
		return new MisplacedSecretCheck(this.mapper.authentication().tokensInQuery());
	}

	@Bean
	ServiceEndpointConfigurer bossServiceEndpointConfigurer(ServiceRegistry registry, ResolvedServices services,
			Transport transport, ConnectionClock clock, EngineClock time, MessageEncoder encoder,
			ServiceConverters converters, QueuedEvents events, ClusterConnections connections,
			ObjectProvider<EndpointSettingsCustomizer> settingsCustomizers,
			ObjectProvider<ServiceRegistrationCustomizer> registrationCustomizers,
			ObjectProvider<HandshakeCheck> checks, ObjectProvider<ServiceKeyCheck> keyChecks,
			ObjectProvider<ConnectionListener> listeners) {
		AnswerReader answers = (message, type, connection) -> converters.of(connection.service())
			.read(message, type, null, connection);
		EndpointEnvironment environment = new EndpointEnvironment(clock, encoder, events::publish,
				listeners.orderedStream().toList(), new ApplicationConnections(this.mapper.limits(), time::nanoTime),
				connections::idOf, answers, new Sessions<>(this.mapper.resume().maxDetached()), this.mapper.resume());
		Map<String, EndpointSettings> settings = new HashMap<>();
		registry.units().forEach((service) -> {
			settings.put(service.name(),
					customized(service.name(), services.of(service.name()).endpoint(), settingsCustomizers));
			SnapshotCheck.check(service.descriptor(), settings.get(service.name()).outbound());
			TransportCheck.check(service.descriptor(), settings.get(service.name()), transport);
		});
		return new ServiceEndpointConfigurer(registry.units(), settings::get, environment, transport,
				checks.orderedStream().toList(), keyChecks.orderedStream().toList(),
				registrationCustomizers.orderedStream().toList());
	}

	private static EndpointSettings customized(String service, EndpointSettings settings,
			ObjectProvider<EndpointSettingsCustomizer> customizers) {
		for (EndpointSettingsCustomizer customizer : customizers.orderedStream().toList()) {
			settings = customizer.customize(service, settings);
		}
		return settings;
	}

	@Bean
	@ConditionalOnMissingBean(BroadcastTransport.class)
	InProcessBroadcastTransport bossBroadcastTransport() {
		return new InProcessBroadcastTransport();
	}

	@Bean
	BroadcastDispatcher bossBroadcastDispatcher(BroadcastTransport transport, ServiceRegistry registry) {
		return new BroadcastDispatcher(transport, registry);
	}

	@Bean
	@ConditionalOnMissingBean(BroadcastOperations.class)
	BroadcastTemplate broadcastTemplate(BroadcastTransport transport, BossStats stats) {
		return new BroadcastTemplate(transport, stats);
	}

	// Nothing else asks for the mapping, so a lazy one would never register a service.
	@Bean
	static LazyInitializationExcludeFilter eagerWebSocketHandlerMapping() {
		return (name, definition, type) -> name.equals("webSocketHandlerMapping");
	}

	// A parent's mappings are its own, and its configurers are not asked for those of a
	// child.
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(value = DelegatingWebSocketConfiguration.class, search = SearchStrategy.CURRENT)
	@EnableWebSocket
	static class EnableWebSocketConfiguration {

	}

}

package io.boss.websocket.autoconfigure;

import io.boss.websocket.BossServices;
import io.boss.websocket.broadcast.BroadcastDispatcher;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.broadcast.BroadcastTransport;
import io.boss.websocket.broadcast.InProcessBroadcastTransport;
import io.boss.websocket.endpoint.EndpointEnvironment;
import io.boss.websocket.endpoint.ServiceEndpointConfigurer;
import io.boss.websocket.outbound.MessageEncoder;
import io.boss.websocket.service.ServiceDiscoverer;
import io.boss.websocket.service.ServiceDrainLifecycle;
import io.boss.websocket.service.ServiceEnvironment;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceStartLifecycle;
import io.boss.websocket.stats.BossStats;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.socket.config.annotation.DelegatingWebSocketConfiguration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for stateful WebSocket services.
 */
@AutoConfiguration(after = TaskExecutionAutoConfiguration.class,
		afterName = { "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(value = WebSocketConfigurer.class, name = "jakarta.websocket.server.ServerContainer")
@EnableConfigurationProperties({ BossProperties.class, LifecycleProperties.class })
@Import({ MessageEncoderConfiguration.class, BossStatsConfiguration.class })
public final class BossWebSocketAutoConfiguration {

	private final BossProperties properties;

	private final BossPropertiesMapper mapper;

	BossWebSocketAutoConfiguration(BossProperties properties) {
		this.properties = properties;
		this.mapper = new BossPropertiesMapper(properties);
	}

	@Bean
	EngineExecutors bossEngineExecutors(ConfigurableListableBeanFactory beanFactory, Environment environment) {
		return new EngineExecutorsFactory(beanFactory, environment).create(this.properties.websocket().taskExecutor());
	}

	@Bean
	ServiceRegistry bossServiceRegistry(ConfigurableListableBeanFactory beanFactory, EngineExecutors executors,
			ApplicationEventPublisher events, BossStats stats) {
		return new ServiceRegistry(new ServiceDiscoverer(beanFactory, this.mapper.paths()).discover(),
				this.mapper.serviceSettings(),
				new ServiceEnvironment(executors.executor(), executors.scheduler(), events, stats));
	}

	@Bean
	@ConditionalOnMissingBean(BossServices.class)
	RegisteredBossServices bossServices(ServiceRegistry registry) {
		return new RegisteredBossServices(registry);
	}

	@Bean
	ServiceStartLifecycle bossServiceStartLifecycle(ServiceRegistry registry, LifecycleProperties lifecycle) {
		return new ServiceStartLifecycle(registry, this.properties.websocket().failOnInitError(),
				lifecycle.getTimeoutPerShutdownPhase());
	}

	@Bean
	ServiceDrainLifecycle bossServiceDrainLifecycle(ServiceRegistry registry, LifecycleProperties lifecycle) {
		return new ServiceDrainLifecycle(registry, lifecycle.getTimeoutPerShutdownPhase());
	}

	@Bean
	ServiceEndpointConfigurer bossServiceEndpointConfigurer(ServiceRegistry registry, EngineExecutors executors,
			MessageEncoder encoder, BossStats stats) {
		return new ServiceEndpointConfigurer(registry.processes(), this.mapper.endpointSettings(),
				new EndpointEnvironment(executors.executor(), executors.scheduler(), encoder, stats));
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
	BroadcastTemplate broadcastTemplate(BroadcastTransport transport) {
		return new BroadcastTemplate(transport);
	}

	// Nothing else asks for the mapping, so a lazy one would never register a service.
	@Bean
	static LazyInitializationExcludeFilter eagerWebSocketHandlerMapping() {
		return (name, definition, type) -> name.equals("webSocketHandlerMapping");
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(DelegatingWebSocketConfiguration.class)
	@EnableWebSocket
	static class EnableWebSocketConfiguration {

	}

}

package io.boss.websocket.autoconfigure;

import io.boss.websocket.security.FilterChains;
import io.boss.websocket.security.PrivateFields;
import io.boss.websocket.service.ServiceDescriptor;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.security.config.BeanIds;
import org.springframework.security.web.FilterChainProxy;

/**
 * The filters of Spring Security in front of services.
 */
final class SpringSecurityFilters implements SecurityGuard.HandshakeFilters {

	private final BeanFactory beanFactory;

	private final ServiceDiscovery services;

	private final String servletPath;

	private final ServletContext servletContext;

	private final PrivateFields fields = new PrivateFields();

	SpringSecurityFilters(BeanFactory beanFactory, ServiceDiscovery services, String servletPath,
			ServletContext servletContext) {
		this.beanFactory = beanFactory;
		this.services = services;
		this.servletPath = servletPath;
		this.servletContext = servletContext;
	}

	@Override
	public boolean cover(String service) {
		FilterChains chains = chains();
		return chains != null && chains.cover(path(service));
	}

	@Override
	public @Nullable String ambientLogin(String service) {
		FilterChains chains = chains();
		return (chains != null) ? chains.ambientLogin(path(service)) : null;
	}

	// Not injected: it is declared as a mere filter, and may be none of ours to start.
	private @Nullable FilterChains chains() {
		String name = BeanIds.SPRING_SECURITY_FILTER_CHAIN;
		return (this.beanFactory.containsBean(name) && this.beanFactory.getBean(name) instanceof FilterChainProxy proxy)
				? new FilterChains(proxy, this.servletContext, this.fields) : null;
	}

	private String path(String service) {
		return this.servletPath + this.services.services()
			.stream()
			.filter((candidate) -> candidate.name().equals(service))
			.map(ServiceDescriptor::path)
			.findFirst()
			.orElseThrow();
	}

}

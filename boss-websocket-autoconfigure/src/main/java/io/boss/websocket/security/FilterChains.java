package io.boss.websocket.security;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.boss.websocket.log.LogTrace;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.FilterInvocation;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/**
 * What Spring Security's filters do with the handshakes of a service, as far as it can be
 * seen before there are any.
 */
public final class FilterChains {

	private static final Log logger = LogFactory.getLog(FilterChains.class);

	// Each takes what browsers send by themselves, whoever has made them send a request.
	private static final Set<String> REPEATED_BY_BROWSERS = Set.of("RememberMeAuthenticationFilter",
			"BasicAuthenticationFilter", "DigestAuthenticationFilter", "X509AuthenticationFilter");

	private static final Class<?> FORGETTING = RequestAttributeSecurityContextRepository.class;

	private final FilterChainProxy proxy;

	private final ServletContext servletContext;

	/**
	 * Creates a view of filter chains.
	 * @param proxy what has them
	 * @param servletContext where they are
	 */
	public FilterChains(FilterChainProxy proxy, ServletContext servletContext) {
		this.proxy = proxy;
		this.servletContext = servletContext;
	}

	/**
	 * Whether handshakes go through a filter chain.
	 * @param path the path of the service below the context path
	 * @return whether there is a chain for it that has any filters
	 */
	public boolean cover(String path) {
		return !filters(path).isEmpty();
	}

	/**
	 * Looks for a login that browsers repeat by themselves, also for pages of other
	 * sites.
	 * @param path the path of the service below the context path
	 * @return what there is, for people, or {@code null} if nothing was found
	 */
	public @Nullable String ambientLogin(String path) {
		for (Filter filter : filters(path)) {
			String name = filter.getClass().getSimpleName();
			if (REPEATED_BY_BROWSERS.contains(name)) {
				return name;
			}
			if (filter instanceof SecurityContextHolderFilter && isRemembering(filter, "securityContextRepository")) {
				return "a login that the HTTP session remembers";
			}
		}
		return null;
	}

	// Those of the first chain for the path, and of chains before it of which it cannot
	// be
	// told.
	private List<Filter> filters(String path) {
		HttpServletRequest request = new Handshake(
				new FilterInvocation("", path, "GET", this.servletContext).getRequest());
		List<Filter> filters = new ArrayList<>();
		for (SecurityFilterChain chain : this.proxy.getFilterChains()) {
			Boolean matches = matches(chain, request);
			if (!Boolean.FALSE.equals(matches)) {
				filters.addAll(chain.getFilters());
			}
			if (Boolean.TRUE.equals(matches)) {
				break;
			}
		}
		return filters;
	}

	// A matcher may want more of a request than this one has.
	private static @Nullable Boolean matches(SecurityFilterChain chain, HttpServletRequest request) {
		try {
			return chain.matches(request);
		}
		catch (RuntimeException ex) {
			logger.debug(new LogTrace("Cannot tell whether " + chain + " is for " + request.getRequestURI(), ex));
			return null;
		}
	}

	// What it cannot see into it takes for the worst.
	private static boolean isRemembering(Object owner, String field) {
		Object repository;
		try {
			repository = new DirectFieldAccessor(owner).getPropertyValue(field);
		}
		catch (BeansException ex) {
			logger.debug(new LogTrace("Cannot see the " + field + " of " + owner, ex));
			return true;
		}
		if (repository instanceof DelegatingSecurityContextRepository delegating) {
			return isRemembering(delegating, "delegates");
		}
		if (repository instanceof List<?> delegates) {
			return !delegates.stream().allMatch(FORGETTING::isInstance);
		}
		return !FORGETTING.isInstance(repository) && !(repository instanceof NullSecurityContextRepository);
	}

	/**
	 * A request that matchers can leave attributes on.
	 */
	private static final class Handshake extends HttpServletRequestWrapper {

		private final Map<String, Object> attributes = new HashMap<>();

		private Handshake(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable Object getAttribute(String name) {
			return this.attributes.get(name);
		}

		@Override
		public void setAttribute(String name, Object value) {
			this.attributes.put(name, value);
		}

		@Override
		public void removeAttribute(String name) {
			this.attributes.remove(name);
		}

	}

}

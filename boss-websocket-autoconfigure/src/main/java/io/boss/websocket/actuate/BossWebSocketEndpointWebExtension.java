/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.util.Set;
import java.util.function.Supplier;

import io.boss.websocket.actuate.BossWebSocketEndpoint.Slice;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link EndpointWebExtension @EndpointWebExtension} for the
 * {@link BossWebSocketEndpoint}: shows values to those who may see them, answers 404
 * where there is no service of the name, and says what is wrong with an order.
 */
@EndpointWebExtension(endpoint = BossWebSocketEndpoint.class)
@RegisterReflectionForBinding(OperationProblem.class)
public sealed class BossWebSocketEndpointWebExtension permits BossWebSocketPageWebExtension {

	private final BossWebSocketEndpoint delegate;

	private final Show showValues;

	private final Set<String> roles;

	/**
	 * Creates an extension.
	 * @param delegate what is extended
	 * @param showValues when values are shown
	 * @param roles who may see them; everybody who is authenticated if it is empty
	 */
	public BossWebSocketEndpointWebExtension(BossWebSocketEndpoint delegate, Show showValues, Set<String> roles) {
		this.delegate = delegate;
		this.showValues = showValues;
		this.roles = roles;
	}

	@ReadOperation
	ServicesReport services(SecurityContext securityContext) {
		return this.delegate.services(isShown(securityContext));
	}

	@ReadOperation
	WebEndpointResponse<?> service(SecurityContext securityContext, @Selector String service, @Nullable Integer page,
			@Nullable Integer size, @Nullable Integer slowest, @Nullable String sort, @Nullable String search,
			@Nullable String connection) {
		return answer(() -> this.delegate.service(service, new Slice(page, size, slowest, sort, search, connection),
				isShown(securityContext)));
	}

	@ReadOperation
	WebEndpointResponse<?> instance(SecurityContext securityContext, @Selector String service,
			@Selector(match = Match.ALL_REMAINING) String[] key, @Nullable Integer page, @Nullable Integer size,
			@Nullable Integer slowest, @Nullable String connection) {
		WebEndpointResponse<?> file = file(securityContext, service, key);
		return (file != null) ? file : answer(() -> this.delegate.instance(service, key,
				new Slice(page, size, slowest, null, null, connection), isShown(securityContext)));
	}

	/**
	 * File of a page that the endpoint has, in place of a service.
	 * @param securityContext who asks
	 * @param service what may be the name of a service
	 * @param key what may be a key
	 * @return the response, or {@code null} if it is about a service
	 */
	@Nullable WebEndpointResponse<?> file(SecurityContext securityContext, String service, String[] key) {
		return null;
	}

	@WriteOperation
	WebEndpointResponse<?> operate(@Selector String service, @Selector String action) {
		return answer(() -> this.delegate.operate(service, action));
	}

	@WriteOperation
	WebEndpointResponse<?> tell(@Selector String service, @Selector String action, @Nullable String text) {
		return answer(() -> this.delegate.tell(service, action, text));
	}

	@WriteOperation
	WebEndpointResponse<?> operateInstance(@Selector String service,
			@Selector(match = Match.ALL_REMAINING) String[] order) {
		return answer(() -> this.delegate.operateInstance(service, order));
	}

	@WriteOperation
	WebEndpointResponse<?> tellInstance(@Selector String service, @Selector(match = Match.ALL_REMAINING) String[] order,
			@Nullable String text) {
		return answer(() -> this.delegate.tellInstance(service, order, text));
	}

	@DeleteOperation
	WebEndpointResponse<?> close(@Selector String service, @Selector String kind, @Selector String name,
			@Nullable String reason) {
		return answer(() -> this.delegate.close(service, kind, name, reason));
	}

	@DeleteOperation
	WebEndpointResponse<?> closeNamed(@Selector String service, @Selector String kind, String name,
			@Nullable String reason) {
		return close(service, kind, name, reason);
	}

	final boolean isShown(SecurityContext securityContext) {
		return this.showValues.isShown(securityContext, this.roles);
	}

	// The error page would not tell what is wrong.
	private static WebEndpointResponse<?> answer(Supplier<@Nullable Object> operation) {
		try {
			Object body = operation.get();
			if (body instanceof OperationReport report) {
				return new WebEndpointResponse<>(report, report.status());
			}
			return (body != null) ? new WebEndpointResponse<>(body)
					: new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		catch (InvalidEndpointRequestException ex) {
			return new WebEndpointResponse<>(new OperationProblem("Bad Request", WebEndpointResponse.STATUS_BAD_REQUEST,
					String.valueOf(ex.getReason())), WebEndpointResponse.STATUS_BAD_REQUEST);
		}
	}

}

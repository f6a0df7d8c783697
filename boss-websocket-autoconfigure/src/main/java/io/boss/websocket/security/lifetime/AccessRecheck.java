/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.lifetime;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

import io.boss.websocket.security.access.AccessCheck;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Check that asks the rule of a service once more about a client that is connected
 * already: a client that shows something new may have lost a role. Safe on any thread.
 */
public final class AccessRecheck {

	private final AccessCheck rules;

	private final Supplier<SecurityContextHolderStrategy> strategy;

	/**
	 * Creates a check.
	 * @param rules who may connect
	 * @param strategy where the context of a thread is
	 */
	public AccessRecheck(AccessCheck rules, Supplier<SecurityContextHolderStrategy> strategy) {
		this.rules = rules;
		this.strategy = strategy;
	}

	boolean admits(String service, Authentication authentication) {
		SecurityContextHolderStrategy strategy = this.strategy.get();
		SecurityContext context = strategy.createEmptyContext();
		context.setAuthentication(authentication);
		strategy.setContext(context);
		try {
			return this.rules.check(service, new ServletServerHttpRequest(requestOf(authentication))) == null;
		}
		finally {
			strategy.clearContext();
		}
	}

	// The request of the handshake is gone: there is only the user left to ask for.
	private static HttpServletRequest requestOf(Authentication authentication) {
		return (HttpServletRequest) Proxy.newProxyInstance(AccessRecheck.class.getClassLoader(),
				new Class<?>[] { HttpServletRequest.class },
				(proxy, method, arguments) -> answer(method, authentication));
	}

	private static Object answer(Method method, Authentication authentication) {
		return switch (method.getName()) {
			case "getUserPrincipal" -> authentication;
			case "getRemoteUser" -> authentication.getName();
			default ->
				throw new UnsupportedOperationException("There is no " + method.getName() + " after a handshake");
		};
	}

}

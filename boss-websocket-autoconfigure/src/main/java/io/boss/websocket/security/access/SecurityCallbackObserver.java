/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.access;

import java.util.function.Supplier;

import io.boss.websocket.stats.CallbackObserver;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Observer that runs each callback with a security context: of the client that it is
 * about, or of the sender of the broadcast or the info, or an empty one. Whatever was
 * there before is there again afterwards, and what a callback does to its context ends
 * with it.
 */
public final class SecurityCallbackObserver implements CallbackObserver {

	private final Supplier<SecurityContextHolderStrategy> strategy;

	private final ConnectionAuthentications authentications;

	/**
	 * Creates an observer.
	 * @param strategy where the context of a thread is
	 * @param authentications who the clients are now
	 */
	public SecurityCallbackObserver(Supplier<SecurityContextHolderStrategy> strategy,
			ConnectionAuthentications authentications) {
		this.strategy = strategy;
		this.authentications = authentications;
	}

	// The authentication and not its context, which others may change: a logout clears
	// the one in the HTTP session.
	@Override
	public @Nullable Object origin() {
		return this.strategy.get().getContext().getAuthentication();
	}

	@Override
	public Scope begin(Call call) {
		SecurityContextHolderStrategy strategy = this.strategy.get();
		SecurityContext before = strategy.getContext();
		SecurityContext context = strategy.createEmptyContext();
		context.setAuthentication(authentication(call));
		strategy.setContext(context);
		return (outcome, failure) -> {
			if (before.getAuthentication() != null) {
				strategy.setContext(before);
			}
			else {
				strategy.clearContext();
			}
		};
	}

	private @Nullable Authentication authentication(Call call) {
		Authentication replaced = this.authentications.replaced(call.connectionId());
		return (replaced != null) ? replaced : (Authentication) call.origin();
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.access;

import io.boss.websocket.FakeConnection;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.CallbackObserver.Call;
import io.boss.websocket.stats.CallbackObserver.Scope;
import io.boss.websocket.stats.CallbackOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecurityCallbackObserver}.
 */
class SecurityCallbackObserverTests {

	private static final Authentication ANN = new TestingAuthenticationToken("ann", "", "ROLE_USER");

	private static final Authentication BOB = new TestingAuthenticationToken("bob", "", "ROLE_USER");

	private final ConnectionAuthentications authentications = new ConnectionAuthentications();

	private final SecurityCallbackObserver observer = new SecurityCallbackObserver(
			SecurityContextHolder::getContextHolderStrategy, this.authentications);

	@AfterEach
	void clear() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void whenClientWasAuthenticatedThenItsCallbacksAreRunForIt() {
		Scope scope = begin("a", ANN);
		assertThat(current()).isSameAs(ANN);
		scope.end(CallbackOutcome.CRASH, new IllegalStateException());
		assertThat(current()).isNull();
	}

	@Test
	void whenAuthenticationWasReplacedThenCallbacksAreRunForTheNewOne() {
		this.authentications.opened(new FakeConnection("a"));
		this.authentications.replace("a", BOB);
		Scope scope = begin("a", ANN);
		assertThat(current()).isSameAs(BOB);
		scope.end(CallbackOutcome.NO_REPLY, null);
		begin("b", ANN);
		assertThat(current()).isSameAs(ANN);
	}

	@Test
	void whenThreadHasContextThenCallbackDoesNotSeeItAndItIsThereAfterwards() {
		SecurityContextHolder.setContext(new SecurityContextImpl(ANN));
		Scope scope = begin(null, null);
		assertThat(current()).isNull();
		scope.end(CallbackOutcome.NO_REPLY, null);
		assertThat(current()).isSameAs(ANN);
	}

	@Test
	void whenContextIsChangedThenOriginStays() {
		SecurityContext context = new SecurityContextImpl(ANN);
		SecurityContextHolder.setContext(context);
		Object origin = this.observer.origin();
		context.setAuthentication(null);
		begin("a", origin);
		SecurityContextHolder.getContext().setAuthentication(BOB);
		begin("a", origin);
		assertThat(current()).isSameAs(ANN);
	}

	private Scope begin(@Nullable String connectionId, @Nullable Object origin) {
		return this.observer.begin(new Call("chat", CallbackName.INCOMING, connectionId, origin));
	}

	private static @Nullable Authentication current() {
		return SecurityContextHolder.getContext().getAuthentication();
	}

}

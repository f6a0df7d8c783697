/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.plain;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.target.AbstractLazyCreationTargetSource;

/**
 * Target of a proxy that is there after those who are given the proxy.
 *
 * @param <T> the type of the target
 */
final class Late<T> extends AbstractLazyCreationTargetSource {

	private final Class<T> type;

	private final Supplier<@Nullable T> target;

	private Late(Class<T> type, Supplier<@Nullable T> target) {
		this.type = type;
		this.target = target;
	}

	static <T> T proxy(Class<T> type, Supplier<@Nullable T> target) {
		return ProxyFactory.getProxy(type, new Late<>(type, target));
	}

	@Override
	public Class<?> getTargetClass() {
		return this.type;
	}

	@Override
	protected Object createObject() {
		T target = this.target.get();
		if (target == null) {
			throw new IllegalStateException(this.type.getSimpleName()
					+ " is there when all services are made: ask it in a callback, not in a constructor");
		}
		return target;
	}

}

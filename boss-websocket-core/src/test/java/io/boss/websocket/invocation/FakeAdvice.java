/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.function.Predicate;
import java.util.function.Supplier;

import org.springframework.messaging.handler.MessagingAdviceBean;

/**
 * Advice without an application.
 *
 * @param getBeanType its class
 * @param bean makes the bean
 * @param getOrder its order
 * @param applicable the services that it is for
 */
record FakeAdvice(Class<?> getBeanType, Supplier<Object> bean, int getOrder,
		Predicate<Class<?>> applicable) implements MessagingAdviceBean {

	FakeAdvice(Class<?> type) {
		this(type, (service) -> true);
	}

	FakeAdvice(Class<?> type, Predicate<Class<?>> applicable) {
		this(type, () -> {
			throw new IllegalStateException("Nobody has failed");
		}, 0, applicable);
	}

	FakeAdvice(Object bean, int order) {
		this(bean.getClass(), () -> bean, order, (service) -> true);
	}

	@Override
	public Object resolveBean() {
		return this.bean.get();
	}

	@Override
	public boolean isApplicableToBeanType(Class<?> type) {
		return this.applicable.test(type);
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.messaging.handler.MessagingAdviceBean;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolverComposite;

/**
 * Bean that handles failures of several services, as one of these services uses it. The
 * bean is not created before the first failure, because it may depend on a bean that
 * needs this service.
 */
final class ErrorAdvice {

	private final MessagingAdviceBean advice;

	private final ErrorMethods methods;

	private final HandlerMethodArgumentResolverComposite resolvers;

	private final Map<ServiceMethod, BoundMethod> bound = new ConcurrentHashMap<>();

	ErrorAdvice(MessagingAdviceBean advice, ErrorMethods methods, HandlerMethodArgumentResolverComposite resolvers) {
		this.advice = advice;
		this.methods = methods;
		this.resolvers = resolvers;
	}

	int order() {
		return this.advice.getOrder();
	}

	ErrorMethods methods() {
		return this.methods;
	}

	/**
	 * Makes a method ready to be called: with the bean of this moment, which need not be
	 * that of the last one.
	 * @param method one of the methods
	 * @return the method
	 */
	BoundMethod bind(ServiceMethod method) {
		Object bean = this.advice.resolveBean();
		BoundMethod known = this.bound.get(method);
		if (known != null && known.getBean() == bean) {
			return known;
		}
		BoundMethod fresh = new BoundMethod(method, bean, this.resolvers);
		this.bound.put(method, fresh);
		return fresh;
	}

}

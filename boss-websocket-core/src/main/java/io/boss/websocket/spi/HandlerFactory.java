/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.spi;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.InvalidConfigurationException;

/**
 * Factory for handlers of beans that do not implement {@link BossServiceHandler}.
 *
 * @since 0.1.0
 */
public interface HandlerFactory {

	/**
	 * Looks at a class while the application starts, so that each start of the service is
	 * quick and mistakes are found early.
	 * @param service the name of the service
	 * @param beanName the name of the bean
	 * @param type the class of the bean, not of its proxy
	 * @return makes a handler of a bean
	 * @throws InvalidConfigurationException if the class cannot be a service
	 */
	Function<Object, BossServiceHandler<?>> prepare(String service, String beanName, Class<?> type);

	/**
	 * Looks at a class while the application starts, as
	 * {@link #prepare(String, String, Class)} does, which it calls unless it is
	 * overridden: for factories whose handlers take more of a key than
	 * {@link BossServiceHandler#init(InstanceKey)}.
	 * @param service the name of the service
	 * @param variables the names of the variables of its template, in their order; empty
	 * if the service has no keys
	 * @param beanName the name of the bean
	 * @param type the class of the bean, not of its proxy
	 * @return what makes handlers, and for which keys
	 * @throws InvalidConfigurationException if the class cannot be a service
	 */
	default Prepared prepare(String service, List<String> variables, String beanName, Class<?> type) {
		return new Prepared(prepare(service, beanName, type), (key) -> true);
	}

	/**
	 * Whether a class looks like one of this kind.
	 * @param type the class of a bean
	 * @return whether {@link #prepare} is meant for it
	 */
	boolean supports(Class<?> type);

	/**
	 * Class of a bean that has been looked at.
	 *
	 * @param handlers makes a handler of a bean
	 * @param keys whether handlers can be made for a key that matches the template: if
	 * not it is no key, and its handshakes get 404. Called on any thread, must not block
	 * @since 0.1.0
	 */
	record Prepared(Function<Object, BossServiceHandler<?>> handlers, Predicate<InstanceKey> keys) {

	}

}

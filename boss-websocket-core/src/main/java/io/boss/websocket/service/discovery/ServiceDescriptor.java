/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.discovery;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceScope;
import org.jspecify.annotations.Nullable;

/**
 * Service as it was found, before it runs.
 *
 * @param name the name of the service
 * @param path its path below the context path; of a keyed service with the variables
 * @param template the template of a keyed service, or {@code null} if the service has no
 * keys
 * @param beanName the name of the bean that defines it
 * @param type the class of that bean
 * @param subprotocols the subprotocols that it declares, best first
 * @param restartPolicy the condition on which an ended instance is replaced
 * @param scope the nodes of a cluster on which it runs
 * @param annotated whether its methods are annotated, rather than those of a
 * {@link BossServiceHandler}
 * @param handlers gives the bean: always the same one, or a fresh one if it is a
 * prototype
 * @param keys whether the service can do with a key that matches the template
 */
public record ServiceDescriptor(String name, String path, @Nullable ServiceTemplate template, String beanName,
		Class<?> type, List<String> subprotocols, RestartPolicy restartPolicy, ServiceScope scope, boolean annotated,
		Supplier<BossServiceHandler<?>> handlers, Predicate<InstanceKey> keys) {

	/**
	 * Path of the instance of a key.
	 * @param key a key of this service
	 * @return the path below the context path, with the key as it is
	 */
	public String pathOf(InstanceKey key) {
		ServiceTemplate template = this.template;
		return (template != null)
				? this.path.substring(0, this.path.length() - template.toString().length()) + key.address() : this.path;
	}

	/**
	 * Describes a service in the behaviour style.
	 * @param name the name of the service
	 * @param path its path below the context path
	 * @param beanName the name of the bean that defines it
	 * @param type the class of that bean
	 * @param subprotocols the subprotocols that it declares, best first
	 * @param restartPolicy when an instance that ended is replaced
	 * @param scope on how many nodes of a cluster it runs
	 * @param handlers gives the bean
	 */
	public ServiceDescriptor(String name, String path, String beanName, Class<?> type, List<String> subprotocols,
			RestartPolicy restartPolicy, ServiceScope scope, Supplier<BossServiceHandler<?>> handlers) {
		this(name, path, null, beanName, type, subprotocols, restartPolicy, scope, false, handlers, (key) -> true);
	}

	/**
	 * Describes a service in the behaviour style that runs on each node.
	 * @param name the name of the service
	 * @param path its path below the context path
	 * @param beanName the name of the bean that defines it
	 * @param type the class of that bean
	 * @param subprotocols the subprotocols that it declares, best first
	 * @param restartPolicy when an instance that ended is replaced
	 * @param handlers gives the bean
	 */
	public ServiceDescriptor(String name, String path, String beanName, Class<?> type, List<String> subprotocols,
			RestartPolicy restartPolicy, Supplier<BossServiceHandler<?>> handlers) {
		this(name, path, beanName, type, subprotocols, restartPolicy, ServiceScope.NODE, handlers);
	}

	/**
	 * Finds the key of an instance. How long it is should have been looked at before.
	 * @param segments the segments of a path behind the name of the service, decoded
	 * @return the key, or {@code null} if the service has no such key, or no keys at all
	 */
	public @Nullable InstanceKey key(List<String> segments) {
		return known((this.template != null) ? this.template.match(segments) : null);
	}

	/**
	 * Finds the key of an instance. How long it is should have been looked at before.
	 * @param key the key as {@link InstanceKey#key()} has it
	 * @return the key, or {@code null} if the service has no such key, or no keys at all
	 */
	public @Nullable InstanceKey key(String key) {
		return known((this.template != null) ? this.template.match(key) : null);
	}

	private @Nullable InstanceKey known(@Nullable InstanceKey key) {
		return (key != null && this.keys.test(key)) ? key : null;
	}

}

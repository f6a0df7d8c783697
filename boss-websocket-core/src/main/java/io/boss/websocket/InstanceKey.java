/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.util.Map;

/**
 * Key of one instance of a keyed service ({@code @BossService("room/{id}")}): what tells
 * it from the other instances of the service, as the name under which Erlang registers a
 * process that a supervisor starts on demand. Immutable.
 *
 * @param service the name of the service, the first segment of its template
 * @param key the key as text: the value of the variable, or the values of all variables
 * in the order of the template with slashes between them; decoded, and different if only
 * its case differs
 * @param variables the values of the template's variables, decoded, by their names and in
 * their order
 * @since 0.1.0
 */
public record InstanceKey(String service, String key, Map<String, String> variables) {

	/**
	 * Address of the instance, as broadcasts and {@link BossServices#find} take it.
	 * @return the name of the service and the key, with a slash between them
	 */
	public String address() {
		return this.service + "/" + this.key;
	}

	/**
	 * Tells the address.
	 */
	@Override
	public String toString() {
		return address();
	}

}

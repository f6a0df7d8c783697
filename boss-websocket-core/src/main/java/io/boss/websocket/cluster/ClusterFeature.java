/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import java.util.EnumSet;
import java.util.Set;

import io.boss.websocket.InvalidConfigurationException;
import org.apiguardian.api.API;

/**
 * Feature that works across nodes, and needs more of an engine than the minimum.
 *
 * @param name the name of the feature, in the plural
 * @param property the property that switches it on or off
 * @param needs the capabilities that the engine must have
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public record ClusterFeature(String name, String property, Set<EngineCapability> needs) {

	/**
	 * Whether an engine can do what the feature needs.
	 * @param engine the engine
	 * @return whether nothing is missing
	 */
	public boolean isPossibleWith(ClusterEngine engine) {
		return engine.capabilities().containsAll(this.needs);
	}

	/**
	 * Refuses an engine that cannot do what the feature needs.
	 * @param engine the engine
	 * @throws InvalidConfigurationException if the engine lacks something
	 */
	public void check(ClusterEngine engine) {
		if (!isPossibleWith(engine)) {
			Set<EngineCapability> missing = EnumSet.copyOf(this.needs);
			missing.removeAll(engine.capabilities());
			throw new InvalidConfigurationException(
					"The cluster engine '" + engine.name() + "' has no " + missing + ", which " + this.name + " need",
					"Use another engine, or do without (" + this.property + ")");
		}
	}

}

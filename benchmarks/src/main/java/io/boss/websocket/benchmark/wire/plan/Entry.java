/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.plan;

import java.util.List;

/**
 * Contestant of a comparison that is compared with its reference.
 *
 * @param contestant the contestant
 * @param bounds what is asked of it; if nothing is, once is enough
 */
public record Entry(Contestant contestant, List<Bound> bounds) {

	static Entry of(ServerKind server, Scenario scenario, Bound... bounds) {
		return new Entry(new Contestant(server, scenario), List.of(bounds));
	}

}

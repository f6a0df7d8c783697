/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.plain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.engine.Seeds;
import io.boss.websocket.test.tester.TestParts;
import org.jspecify.annotations.Nullable;

/**
 * Builder of testers without an application context.
 */
public final class PlainTesterBuilder implements BossTester.Builder {

	private final Map<String, Object> properties = new LinkedHashMap<>();

	private final List<BossTester.ServiceFactory> services = new ArrayList<>();

	private @Nullable Long seed = Seeds.current();

	@Override
	public BossTester.Builder property(String name, Object value) {
		this.properties.put(name, value);
		return this;
	}

	@Override
	public BossTester.Builder seed(long seed) {
		this.seed = seed;
		return this;
	}

	@Override
	public BossTester.Builder service(Object service) {
		return service((node) -> service);
	}

	@Override
	public BossTester.Builder service(BossTester.ServiceFactory service) {
		this.services.add(service);
		return this;
	}

	@Override
	public BossTester start() {
		PlainNode node = new PlainNode(NodeLink.none(), TestParts.create(this.seed), this.properties, this.services);
		node.start();
		return node.tester(node::stop);
	}

}

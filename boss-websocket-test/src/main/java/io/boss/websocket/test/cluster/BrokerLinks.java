/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Several ways of frames that are treated alike.
 *
 * @param links the links
 */
record BrokerLinks(Collection<? extends ClusterLink> links) implements ClusterLink {

	BrokerLinks {
		links = List.copyOf(links);
	}

	@Override
	public ClusterLink delay(Duration delay) {
		this.links.forEach((link) -> link.delay(delay));
		return this;
	}

	@Override
	public ClusterLink lose(int frames) {
		this.links.forEach((link) -> link.lose(frames));
		return this;
	}

	@Override
	public ClusterLink loseShare(double share) {
		this.links.forEach((link) -> link.loseShare(share));
		return this;
	}

	@Override
	public ClusterLink duplicate(int frames) {
		this.links.forEach((link) -> link.duplicate(frames));
		return this;
	}

	@Override
	public ClusterLink cut() {
		this.links.forEach(ClusterLink::cut);
		return this;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.plan;

/**
 * Limit of a figure.
 *
 * @param figure the figure
 * @param atMost whether less is better
 * @param limit the most, or the least
 */
public record Bound(Figure figure, boolean atMost, double limit) {

	static Bound atMost(Figure figure, double limit) {
		return new Bound(figure, true, limit);
	}

	static Bound atLeast(Figure figure, double limit) {
		return new Bound(figure, false, limit);
	}

	/**
	 * Whether a value is good enough.
	 * @param value the value
	 * @return whether it is
	 */
	public boolean isReached(double value) {
		return this.atMost ? value <= this.limit : value >= this.limit;
	}

	/**
	 * The bound as the tables have it.
	 * @return the text
	 */
	public String text() {
		return (this.atMost ? "≤ " : "≥ ") + Figure.format(this.limit);
	}

}

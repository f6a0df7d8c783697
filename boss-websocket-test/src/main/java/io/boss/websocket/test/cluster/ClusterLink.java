/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.cluster;

import java.time.Duration;

/**
 * Way of frames from one node to another, or several ways that are treated alike. A frame
 * is a message between nodes: a broadcast, a change of presence, a sign of life. Frames
 * of one way stay in their order, whatever is done to them.
 * <p>
 * All of it lasts until {@link BossTestCluster#heal()}.
 *
 * @since 0.1.0
 */
public interface ClusterLink {

	/**
	 * Delays frames.
	 * @param delay how long each of the next frames is under way
	 * @return this link
	 */
	ClusterLink delay(Duration delay);

	/**
	 * Loses frames. The sender does not notice.
	 * @param frames how many of the next frames
	 * @return this link
	 */
	ClusterLink lose(int frames);

	/**
	 * Loses some of all frames, drawn by lot from the seed of the test.
	 * @param share the share that is lost, from 0 to 1
	 * @return this link
	 */
	ClusterLink loseShare(double share);

	/**
	 * Delivers frames twice, as a broker does that was given them again: what was
	 * published together comes once more after the last of it.
	 * @param frames how many of the next frames
	 * @return this link
	 */
	ClusterLink duplicate(int frames);

	/**
	 * Lets nothing through, and loses what is under way. The sender does not notice.
	 * @return this link
	 */
	ClusterLink cut();

}

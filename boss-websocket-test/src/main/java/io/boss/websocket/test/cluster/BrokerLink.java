/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.cluster;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import io.boss.websocket.test.engine.Lane;
import io.boss.websocket.test.engine.TestLoop;
import io.boss.websocket.timing.Nanos;

import org.springframework.util.Assert;

/**
 * Way of frames from one node to another through the broker: a lane of the loop, so that
 * its frames keep their order among themselves only.
 */
final class BrokerLink implements ClusterLink {

	private final String name;

	private final TestLoop loop;

	private final Lane lane;

	private final RandomGenerator random;

	private final Consumer<byte[]> receiver;

	private Deque<byte[]> underWay = new ArrayDeque<>();

	private long delay;

	private long lastArrival;

	private int losses;

	private double lostShare;

	private int copies;

	private boolean cut;

	/**
	 * Creates a way without faults.
	 * @param name the name, for people
	 * @param loop runs the arrival of frames
	 * @param random draws the frames that are lost
	 * @param receiver takes frames
	 */
	BrokerLink(String name, TestLoop loop, RandomGenerator random, Consumer<byte[]> receiver) {
		this.name = name;
		this.loop = loop;
		this.lane = new Lane(name);
		this.random = random;
		this.receiver = receiver;
	}

	/**
	 * Takes frames that are published together.
	 * @param frames the frames
	 */
	void take(List<byte[]> frames) {
		if (this.cut) {
			return;
		}
		List<byte[]> again = new ArrayList<>();
		for (byte[] frame : frames) {
			if (isLost()) {
				this.loop.transcript().add(this.name, "loses a frame");
				continue;
			}
			send(frame);
			if (this.copies > 0) {
				this.copies--;
				again.add(frame);
			}
		}
		again.forEach((frame) -> {
			this.loop.transcript().add(this.name, "delivers a frame twice");
			send(frame);
		});
	}

	private boolean isLost() {
		if (this.losses > 0) {
			this.losses--;
			return true;
		}
		return this.lostShare > 0 && this.random.nextDouble() < this.lostShare;
	}

	private void send(byte[] frame) {
		Deque<byte[]> queue = this.underWay;
		queue.add(frame);
		long now = this.loop.time().nanoTime();
		this.lastArrival = Math.max(this.lastArrival, now + this.delay);
		if (this.lastArrival == now) {
			arrive(queue);
		}
		else {
			Duration wait = Duration.ofNanos(this.lastArrival - now);
			Future<?> unused = this.loop.engineTime().schedule(() -> arrive(queue), wait);
		}
	}

	// Whichever task comes first, the oldest frame arrives first.
	private void arrive(Deque<byte[]> queue) {
		this.loop.add(this.lane, () -> {
			byte[] frame = (queue == this.underWay) ? queue.poll() : null;
			if (frame != null) {
				this.receiver.accept(frame);
			}
		});
	}

	/**
	 * Loses what is under way.
	 */
	void clear() {
		this.underWay = new ArrayDeque<>();
		this.lastArrival = 0;
	}

	/**
	 * Takes back all faults. What is under way arrives now: it would hold up what comes
	 * behind it.
	 */
	void heal() {
		this.delay = 0;
		this.losses = 0;
		this.lostShare = 0;
		this.copies = 0;
		this.cut = false;
		Deque<byte[]> late = this.underWay;
		clear();
		late.forEach(this::send);
	}

	@Override
	public ClusterLink delay(Duration delay) {
		Assert.isTrue(!delay.isNegative(), "A frame cannot arrive before it was sent");
		this.delay = Nanos.of(delay);
		return this;
	}

	@Override
	public ClusterLink lose(int frames) {
		this.losses = frames;
		return this;
	}

	@Override
	public ClusterLink loseShare(double share) {
		Assert.isTrue(share >= 0 && share <= 1, "The share must be from 0 to 1");
		this.lostShare = share;
		return this;
	}

	@Override
	public ClusterLink duplicate(int frames) {
		this.copies = frames;
		return this;
	}

	@Override
	public ClusterLink cut() {
		this.cut = true;
		clear();
		return this;
	}

	@Override
	public String toString() {
		return this.name;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * A broker in memory, for engines in one JVM: hands frames over on the thread that
 * publishes them, and does what brokers do to their clients when it is told so. Safe on
 * any thread.
 */
public final class MemoryBroker {

	private final Map<String, Engine> engines = new ConcurrentHashMap<>();

	private final Set<Set<String>> cuts = ConcurrentHashMap.newKeySet();

	private final AtomicInteger breaks = new AtomicInteger(Integer.MAX_VALUE);

	private final AtomicInteger losses = new AtomicInteger();

	private final AtomicInteger copies = new AtomicInteger();

	private final CountDownLatch never = new CountDownLatch(0);

	private volatile CountDownLatch gate = this.never;

	private volatile boolean down;

	/**
	 * Makes an engine, for one node.
	 * @return the engine
	 */
	public Engine engine() {
		return new Engine();
	}

	/** Refuses everything from now on. */
	public void goDown() {
		this.down = true;
	}

	/** Takes everything again. */
	public void comeBack() {
		this.down = false;
	}

	/** Is slow: who publishes waits for {@link #release()}. */
	public void hold() {
		this.gate = new CountDownLatch(1);
	}

	/** Is fast again. */
	public void release() {
		CountDownLatch gate = this.gate;
		this.gate = this.never;
		gate.countDown();
	}

	/**
	 * Takes some more frames and then fails once, in the middle of what it is given.
	 * @param frames how many frames
	 */
	public void breakAfter(int frames) {
		this.breaks.set(frames);
	}

	/**
	 * Takes frames and delivers them to nobody.
	 * @param frames how many frames
	 */
	public void lose(int frames) {
		this.losses.set(frames);
	}

	/**
	 * Delivers frames twice.
	 * @param frames how many frames
	 */
	public void duplicate(int frames) {
		this.copies.set(frames);
	}

	/**
	 * Lets nothing through between two nodes.
	 * @param one the id of a node
	 * @param other the id of another, or the same: it does not hear itself then
	 */
	public void cut(String one, String other) {
		this.cuts.add((one.equals(other)) ? Set.of(one) : Set.of(one, other));
	}

	/** Lets everything through again. */
	public void heal() {
		this.cuts.clear();
	}

	/**
	 * Delivers something that somebody else has published.
	 * @param frame the frame
	 */
	public void inject(byte[] frame) {
		this.engines.values().forEach((engine) -> engine.receive(frame));
	}

	private void take(String from, @Nullable String to, List<byte[]> frames) {
		pass();
		for (byte[] frame : frames) {
			if (this.breaks.getAndUpdate((left) -> (left == 0) ? Integer.MAX_VALUE : left - 1) == 0) {
				throw new IllegalStateException("The broker has broken down");
			}
			int times = (this.copies.getAndUpdate((left) -> Math.max(left - 1, 0)) > 0) ? 2 : 1;
			if (this.losses.getAndUpdate((left) -> Math.max(left - 1, 0)) == 0) {
				for (int i = 0; i < times; i++) {
					deliver(from, to, frame);
				}
			}
		}
	}

	private void pass() {
		try {
			this.gate.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		if (this.down) {
			throw new IllegalStateException("The broker is down");
		}
	}

	private void deliver(String from, @Nullable String to, byte[] frame) {
		this.engines.forEach((node, engine) -> {
			boolean cut = this.cuts.contains(node.equals(from) ? Set.of(node) : Set.of(node, from));
			if (!cut && (to == null || to.equals(node))) {
				engine.receive(frame);
			}
		});
	}

	/** What one node sees of the broker. */
	public final class Engine implements ClusterEngine, NodeInboxes {

		private volatile @Nullable String node;

		private volatile @Nullable FrameReceiver receiver;

		private volatile boolean unplugged;

		private volatile boolean deaf;

		private Engine() {
		}

		/**
		 * Pulls the plug between this node and the broker, or puts it in again.
		 * @param unplugged whether nothing goes through
		 */
		public void unplug(boolean unplugged) {
			this.unplugged = unplugged;
		}

		/** Lets nothing arrive, until this node subscribes again. */
		public void deafen() {
			this.deaf = true;
		}

		public boolean isDeaf() {
			return this.deaf;
		}

		/**
		 * Whether who gives it a frame now is neither refused nor made to wait.
		 * @return whether frames go through
		 */
		public boolean takesFrames() {
			MemoryBroker broker = MemoryBroker.this;
			return !this.unplugged && !broker.down && broker.gate == broker.never;
		}

		@Override
		public void resubscribe() {
			this.deaf = false;
		}

		private void receive(byte[] frame) {
			FrameReceiver receiver = this.receiver;
			if (receiver != null && !this.unplugged && !this.deaf) {
				receiver.received(frame);
			}
		}

		private void take(@Nullable String to, List<byte[]> frames) {
			String node = this.node;
			if (node == null || this.unplugged) {
				throw new IllegalStateException("The broker cannot be reached");
			}
			MemoryBroker.this.take(node, to, frames);
		}

		@Override
		public String name() {
			return "memory";
		}

		@Override
		public Set<EngineCapability> capabilities() {
			return Set.of(EngineCapability.PUBLISH_SUBSCRIBE, EngineCapability.NODE_INBOX);
		}

		@Override
		public void ping() {
			if (this.unplugged) {
				throw new IllegalStateException("The broker cannot be reached");
			}
			pass();
		}

		@Override
		public void start(String node, FrameReceiver receiver) {
			this.node = node;
			this.receiver = receiver;
			MemoryBroker.this.engines.put(node, this);
		}

		@Override
		public void publish(List<byte[]> frames) {
			take(null, frames);
		}

		@Override
		public NodeInboxes inboxes() {
			return this;
		}

		@Override
		public void send(String node, List<byte[]> frames) {
			take(node, frames);
		}

		@Override
		public void stop() {
			String node = this.node;
			if (node != null) {
				MemoryBroker.this.engines.remove(node);
			}
			this.receiver = null;
		}

	}

}

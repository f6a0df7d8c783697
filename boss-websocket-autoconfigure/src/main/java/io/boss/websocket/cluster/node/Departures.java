package io.boss.websocket.cluster.node;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The nodes that were members and are not any more, the latest of them. Safe on any
 * thread.
 */
final class Departures {

	private static final int CAPACITY = 1024;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, Boolean> departed = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
			return size() > CAPACITY;
		}

	};

	/**
	 * Adds a node.
	 * @param node its id
	 * @param forGood whether it has said itself that it leaves
	 */
	void add(String node, boolean forGood) {
		this.lock.lock();
		try {
			this.departed.put(node, forGood);
		}
		finally {
			this.lock.unlock();
		}
	}

	void remove(String node) {
		this.lock.lock();
		try {
			this.departed.remove(node);
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean contains(String node) {
		this.lock.lock();
		try {
			return this.departed.containsKey(node);
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isFinal(String node) {
		this.lock.lock();
		try {
			return this.departed.getOrDefault(node, false);
		}
		finally {
			this.lock.unlock();
		}
	}

}

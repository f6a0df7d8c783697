package io.boss.websocket.cluster.node;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Nodes that were members and are not any more, the latest of them. Safe on any thread.
 */
final class DepartedNodes {

	private static final int CAPACITY = 1024;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, Long> departed = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
			return size() > CAPACITY;
		}

	};

	/**
	 * Adds a node.
	 * @param node its id
	 * @param until when it may be back at the earliest, by the clock of this node
	 */
	void add(String node, long until) {
		this.lock.lock();
		try {
			this.departed.put(node, until);
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

	/**
	 * Whether a node cannot be back yet.
	 * @param node its id
	 * @param now the time
	 * @return whether it has departed, and what seems to come from it is old
	 */
	boolean isFinal(String node, long now) {
		this.lock.lock();
		try {
			Long until = this.departed.get(node);
			return until != null && until - now > 0;
		}
		finally {
			this.lock.unlock();
		}
	}

}

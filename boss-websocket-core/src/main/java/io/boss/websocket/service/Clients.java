package io.boss.websocket.service;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Clients of a service, in order of connecting. Safe on any thread.
 */
final class Clients {

	private final ReentrantLock lock = new ReentrantLock();

	private final Set<Client> clients = new LinkedHashSet<>();

	void add(Client client) {
		this.lock.lock();
		try {
			this.clients.add(client);
		}
		finally {
			this.lock.unlock();
		}
	}

	void remove(Client client) {
		this.lock.lock();
		try {
			this.clients.remove(client);
		}
		finally {
			this.lock.unlock();
		}
	}

	int size() {
		this.lock.lock();
		try {
			return this.clients.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	List<Client> snapshot() {
		this.lock.lock();
		try {
			return new ArrayList<>(this.clients);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Closes all, and no instance hears of it: one that is started later knows nothing of
	 * them.
	 * @param close what they are told
	 */
	void dismiss(UnavailableClose close) {
		snapshot().forEach((client) -> client.dismiss(close));
	}

	/**
	 * A fresh instance has started.
	 * @return clients that are to be joined to it
	 */
	List<Client> rejoining() {
		return snapshot().stream().filter(Client::rejoin).toList();
	}

}

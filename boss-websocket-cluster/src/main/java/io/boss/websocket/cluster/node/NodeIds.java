package io.boss.websocket.cluster.node;

import java.util.random.RandomGenerator;

/**
 * Generator for the ids of nodes. Clients may see them in the ids of their connections,
 * so they tell nothing about the machine.
 */
final class NodeIds {

	private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

	private static final int LENGTH = 10;

	private NodeIds() {
	}

	static String next(RandomGenerator random) {
		StringBuilder id = new StringBuilder(LENGTH);
		for (int i = 0; i < LENGTH; i++) {
			id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
		}
		return id.toString();
	}

}

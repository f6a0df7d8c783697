/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.cluster;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * Launcher of the demo as a cluster on this machine: nodes, Redis, and nginx in front of
 * them. Runs until it is ended, with Ctrl-C for one, and ends then all that it has
 * started.
 */
public final class ClusterLauncher {

	private static final int PORT = 8080;

	private static final int SIZE = 2;

	// What it says is for who has typed the command, and no log.
	private static final PrintStream CONSOLE = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
			StandardCharsets.UTF_8);

	private ClusterLauncher() {
	}

	/**
	 * Starts the cluster.
	 * @param args the port at which nginx listens, 8080 if there is none, 0 for any that
	 * is free; and the number of nodes, two if there is none
	 * @throws InterruptedException never
	 */
	public static void main(String[] args) throws InterruptedException {
		LocalCluster cluster = new LocalCluster();
		Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
		try {
			int port = cluster.start(argument(args, 0, PORT), argument(args, 1, SIZE));
			CONSOLE.println(welcome(cluster, "http://localhost:" + port));
			new CountDownLatch(1).await();
		}
		catch (IOException | IllegalArgumentException | IllegalStateException ex) {
			CONSOLE.println("The cluster cannot run. " + ex.getMessage());
		}
		System.exit(1);
	}

	private static int argument(String[] args, int index, int otherwise) {
		return (args.length > index) ? Integer.parseInt(args[index]) : otherwise;
	}

	private static String welcome(LocalCluster cluster, String url) {
		StringBuilder text = new StringBuilder(
				"\n%d nodes, Redis and nginx run until you press Ctrl-C.\n\n".formatted(cluster.nodes().size()));
		cluster.nodes()
			.forEach((node) -> text
				.append("  A chat on %1$s:     %2$s/chat.html?node=%1$s%n".formatted(node.name(), url)));
		text.append("  The console:          %s/actuator/bosswebsocket (operator, boss)%n%n".formatted(url));
		cluster.nodes().forEach((node) -> text.append("  " + node + "\n"));
		return text.append("\nKill a node, and its tabs move to another: kill -9 <pid>\n").toString();
	}

}

package io.boss.websocket.cluster.engine;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * A real Redis server on a free port, which keeps nothing on disk. For one thread.
 */
public final class Redis implements AutoCloseable {

	private static final int ATTEMPTS = 5;

	private static @Nullable File executable;

	private final int port;

	private @Nullable Process process;

	private Redis(int port) {
		this.port = port;
	}

	/**
	 * Starts a server.
	 * @return the server, which answers
	 */
	public static Redis start() {
		IllegalStateException failure = new IllegalStateException("No Redis could be started");
		for (int i = 0; i < ATTEMPTS; i++) {
			Redis redis = notStarted();
			try {
				redis.startAgain();
				return redis;
			}
			catch (IllegalStateException ex) {
				failure.addSuppressed(ex);
			}
		}
		throw failure;
	}

	/**
	 * Chooses a port, on which nothing answers yet.
	 * @return a server that has not started
	 */
	public static Redis notStarted() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return at(socket.getLocalPort());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Where a server may be that somebody else starts.
	 * @param port its port
	 * @return the server
	 */
	public static Redis at(int port) {
		return new Redis(port);
	}

	/**
	 * The port of the server, the same after each start.
	 * @return the port, on the loopback interface
	 */
	public int port() {
		return this.port;
	}

	/** Starts it on its port, empty, unless it runs. */
	public void startAgain() {
		if (this.process != null) {
			return;
		}
		try {
			Process process = new ProcessBuilder(executable().getPath(), "--port", Integer.toString(this.port),
					"--bind", "127.0.0.1", "--save", "", "--appendonly", "no")
				.directory(new File(System.getProperty("java.io.tmpdir")))
				.redirectErrorStream(true)
				.start();
			Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
			this.process = process;
			awaitReady(process.inputReader());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Kills it, with all that it knew. */
	public void kill() {
		Process process = this.process;
		this.process = null;
		if (process != null) {
			await(process.destroyForcibly());
		}
	}

	/** Lets it hang: connections stay open, and nothing answers. */
	public void pause() {
		signal("-STOP");
	}

	/** Lets it go on. */
	public void resume() {
		signal("-CONT");
	}

	/**
	 * Makes a connection factory as Boot would, but for its timeout.
	 * @param timeout for how long a command may take
	 * @return the factory, which must be destroyed
	 */
	public LettuceConnectionFactory connectionFactory(Duration timeout) {
		LettuceConnectionFactory factory = new LettuceConnectionFactory(
				new RedisStandaloneConfiguration("127.0.0.1", this.port),
				LettuceClientConfiguration.builder().commandTimeout(timeout).build());
		factory.afterPropertiesSet();
		factory.start();
		return factory;
	}

	@Override
	public void close() {
		kill();
	}

	private void signal(String signal) {
		Process process = this.process;
		if (process == null) {
			throw new IllegalStateException("Not started");
		}
		try {
			await(new ProcessBuilder("kill", signal, Long.toString(process.pid())).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void awaitReady(BufferedReader log) throws IOException {
		StringBuilder lines = new StringBuilder();
		for (String line = log.readLine(); line != null; line = log.readLine()) {
			lines.append(line).append('\n');
			if (line.contains("Ready to accept connections")) {
				drain(log);
				return;
			}
		}
		throw new IllegalStateException("Redis has not started:\n" + lines);
	}

	/** A server whose log nobody reads hangs one day. */
	private static void drain(BufferedReader log) {
		Thread thread = new Thread(() -> log.lines().forEach((line) -> {
		}), "redis-log");
		thread.setDaemon(true);
		thread.start();
	}

	private static void await(Process process) {
		try {
			if (!process.waitFor(10, TimeUnit.SECONDS)) {
				throw new IllegalStateException("Still running: " + List.of(process.info()));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static synchronized File executable() throws IOException {
		File file = executable;
		if (file == null) {
			file = ExecutableProvider.newJarResourceProvider().get();
			executable = file;
		}
		return file;
	}

}

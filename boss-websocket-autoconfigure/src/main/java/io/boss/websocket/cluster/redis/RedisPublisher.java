package io.boss.websocket.cluster.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Publishes frames through one connection, in one go: many frames cost one round trip. A
 * connection on which something has failed is not used again, so that nothing that it
 * still holds comes after what is published later. For one thread.
 */
final class RedisPublisher {

	private final RedisConnectionFactory connectionFactory;

	private final Consumer<RedisConnection> recovery;

	private @Nullable RedisConnection connection;

	private boolean failed;

	/**
	 * Creates a publisher that has no connection yet.
	 * @param connectionFactory gives it connections
	 * @param recovery hears of a connection after one has failed, and throws if nothing
	 * is to be published yet
	 */
	RedisPublisher(RedisConnectionFactory connectionFactory, Consumer<RedisConnection> recovery) {
		this.connectionFactory = connectionFactory;
		this.recovery = recovery;
	}

	/**
	 * Publishes frames and waits until Redis has taken them.
	 * @param channel the channel
	 * @param frames the frames, in order
	 * @return how many have heard the last one
	 */
	long publish(String channel, List<byte[]> frames) {
		boolean recovers = this.failed;
		this.failed = true;
		try {
			RedisConnection connection = connection();
			if (recovers) {
				this.recovery.accept(connection);
			}
			long listeners = publish(connection, channel.getBytes(StandardCharsets.UTF_8), frames);
			this.failed = false;
			return listeners;
		}
		finally {
			if (this.failed) {
				close();
			}
		}
	}

	/** Gives the connection back, if there is one; the next frames take another. */
	void close() {
		RedisConnection connection = this.connection;
		this.connection = null;
		if (connection != null) {
			connection.close();
		}
	}

	private static long publish(RedisConnection connection, byte[] channel, List<byte[]> frames) {
		connection.openPipeline();
		frames.forEach((frame) -> connection.publish(channel, frame));
		List<Object> answers = connection.closePipeline();
		return (answers.get(answers.size() - 1) instanceof Long listeners) ? listeners : 0;
	}

	private RedisConnection connection() {
		RedisConnection connection = this.connection;
		if (connection == null) {
			connection = this.connectionFactory.getConnection();
			this.connection = connection;
		}
		return connection;
	}

}

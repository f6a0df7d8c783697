package io.boss.websocket.cluster.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;

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

	private @Nullable RedisConnection connection;

	RedisPublisher(RedisConnectionFactory connectionFactory) {
		this.connectionFactory = connectionFactory;
	}

	/**
	 * Publishes frames and waits until Redis has taken them.
	 * @param channel the channel
	 * @param frames the frames, in order
	 */
	void publish(String channel, List<byte[]> frames) {
		boolean taken = false;
		try {
			publish(connection(), channel.getBytes(StandardCharsets.UTF_8), frames);
			taken = true;
		}
		finally {
			if (!taken) {
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

	private static void publish(RedisConnection connection, byte[] channel, List<byte[]> frames) {
		connection.openPipeline();
		frames.forEach((frame) -> connection.publish(channel, frame));
		connection.closePipeline();
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

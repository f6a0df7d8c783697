package io.boss.websocket.direct;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.boss.websocket.turn.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Gives up a client that takes nothing of what waits for it. Confined to the loop.
 */
final class StallCheck {

	private final Output output;

	private final DirectOutboundChannel connection;

	private boolean watching;

	private long progress;

	private StallCheck(Output output, DirectOutboundChannel connection) {
		this.output = output;
		this.connection = connection;
	}

	/**
	 * The socket has no more room. It was not full just now, so its time begins anew.
	 * @param known the watch of the connection, if there is one already
	 * @param output what goes out to the socket
	 * @param connection the connection
	 * @return the watch of the connection
	 */
	static StallCheck begin(@Nullable StallCheck known, Output output, DirectOutboundChannel connection) {
		StallCheck watch = (known != null) ? known : new StallCheck(output, connection);
		watch.begin();
		return watch;
	}

	private void begin() {
		this.progress = System.nanoTime();
		if (!this.watching) {
			this.watching = true;
			lookAfter(timeout());
		}
	}

	private void lookAfter(long nanos) {
		this.connection.onLoopAfter(Duration.ofNanos(nanos), this::look);
	}

	private void look() {
		this.watching = this.output.isBlocked();
		if (!this.watching) {
			return;
		}
		long silence = System.nanoTime() - this.progress;
		long rest = timeout() - silence;
		if (rest > 0) {
			lookAfter(rest);
			return;
		}
		this.connection.failed(new IOException("Client has read nothing for " + TimeUnit.NANOSECONDS.toMillis(silence)
				+ " ms (boss.websocket.outbound.send-timeout)"));
	}

	private long timeout() {
		return Nanos.of(this.connection.limits().sendTimeout());
	}

}

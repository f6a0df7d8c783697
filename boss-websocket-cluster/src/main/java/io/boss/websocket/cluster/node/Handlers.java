package io.boss.websocket.cluster.node;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import io.boss.websocket.cluster.message.Frame;
import io.boss.websocket.cluster.message.FrameCodec;
import org.jspecify.annotations.Nullable;

/**
 * Registry of the handlers of each kind of message. Safe on any thread.
 */
final class Handlers {

	private final FrameCodec codec = new FrameCodec();

	private final Map<String, Handler<?>> handlers = new ConcurrentHashMap<>();

	<T> void add(String kind, Class<T> type, BiConsumer<String, T> consumer) {
		if (this.handlers.putIfAbsent(kind, new Handler<>(type, consumer)) != null) {
			throw new IllegalStateException("Messages of kind '" + kind + "' are handled already");
		}
	}

	/**
	 * Prepares to handle a message.
	 * @param frame the message
	 * @return the handler, or {@code null} if its kind has none
	 */
	@Nullable Runnable find(Frame frame) {
		Handler<?> handler = this.handlers.get(frame.envelope().kind());
		return (handler != null) ? handler.prepare(this.codec, frame) : null;
	}

	private record Handler<T>(Class<T> type, BiConsumer<String, T> consumer) {

		private Runnable prepare(FrameCodec codec, Frame frame) {
			T body = codec.decodeBody(frame, this.type);
			return () -> this.consumer.accept(frame.envelope().node(), body);
		}

	}

}

package io.boss.websocket.cluster.message;

import java.util.Map;

/**
 * Carries what goes on on a thread, such as a trace, over to another node. Safe on any
 * thread; must not block.
 */
public interface ContextCarrier {

	/**
	 * Carries nothing.
	 */
	ContextCarrier NONE = new ContextCarrier() {

		@Override
		public Map<String, String> capture() {
			return Map.of();
		}

		@Override
		public void within(Map<String, String> context, Runnable work) {
			work.run();
		}

	};

	/**
	 * What goes on on the calling thread, which sends something.
	 * @return a few strings, empty if there is nothing to carry
	 */
	Map<String, String> capture();

	/**
	 * Does something that follows from what went on elsewhere.
	 * @param context what {@link #capture()} answered there, which is not empty
	 * @param work run once, on the calling thread
	 */
	void within(Map<String, String> context, Runnable work);

}

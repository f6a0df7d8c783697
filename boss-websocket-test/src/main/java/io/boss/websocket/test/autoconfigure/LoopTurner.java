package io.boss.websocket.test.autoconfigure;

import io.boss.websocket.test.engine.TestLoop;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Turner of the loop while an application context stops, which waits on its own thread
 * for what only the loop can do. Begins before anything else stops, and ends when all has
 * stopped.
 */
final class LoopTurner implements SmartLifecycle {

	private final TestLoop loop;

	private volatile boolean running;

	private volatile @Nullable Thread thread;

	LoopTurner(TestLoop loop) {
		this.loop = loop;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		Thread thread = new Thread(this::turn, "boss-test-end");
		thread.setDaemon(true);
		this.thread = thread;
		thread.start();
	}

	private void turn() {
		while (this.thread == Thread.currentThread()) {
			if (!this.loop.pass()) {
				Thread.onSpinWait();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

	/**
	 * The end of it.
	 * @return what stops last
	 */
	SmartLifecycle end() {
		return new End();
	}

	private final class End implements SmartLifecycle {

		private volatile boolean running;

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			Thread thread = LoopTurner.this.thread;
			LoopTurner.this.thread = null;
			join(thread);
		}

		private void join(@Nullable Thread thread) {
			try {
				if (thread != null) {
					thread.join();
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

		@Override
		public int getPhase() {
			return Integer.MIN_VALUE;
		}

	}

}

package io.boss.websocket.cluster.redis;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Asks Redis on a thread of its own, and does not wait for long: the timeout of the
 * application's client is a minute unless it says otherwise, and some of its clients wait
 * for a connection longer than that.
 */
final class TimeLimit {

	private final ThreadPoolExecutor worker;

	private final Duration limit;

	TimeLimit(String threadName, Duration limit) {
		CustomizableThreadFactory threads = new CustomizableThreadFactory(threadName);
		threads.setDaemon(true);
		this.worker = new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(Integer.MAX_VALUE),
				threads);
		this.worker.allowCoreThreadTimeOut(true);
		this.limit = limit;
	}

	/**
	 * Makes a call, after those before it have ended.
	 * @param call what to do; interrupted if it takes too long
	 * @param <T> the type of the answer
	 * @return the answer
	 * @throws QueryTimeoutException if it has not answered in time; it may still do what
	 * it should, or not
	 */
	<T> T call(Callable<T> call) {
		Future<T> answer = this.worker.submit(call);
		try {
			return answer.get(this.limit.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw new QueryTimeoutException("Redis has not answered within " + this.limit.toMillis() + " ms", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for Redis", ex);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw new IllegalStateException(ex.getCause());
		}
		finally {
			answer.cancel(true);
		}
	}

	/**
	 * Does something after the calls before it, without waiting for it.
	 * @param last what to do
	 */
	void execute(Runnable last) {
		this.worker.execute(last);
	}

}

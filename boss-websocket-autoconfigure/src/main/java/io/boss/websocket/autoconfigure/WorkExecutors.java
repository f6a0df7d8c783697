package io.boss.websocket.autoconfigure;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

import io.boss.websocket.mailbox.ExecutorManner;
import io.boss.websocket.mailbox.RefusingExecutor;
import io.boss.websocket.service.InvalidServiceException;
import io.boss.websocket.service.ServiceExecutorCustomizer;
import io.boss.websocket.service.WorkWatch;

import org.springframework.beans.factory.DisposableBean;

/**
 * The threads that run the slow work of services, in one bean that is no executor itself,
 * as {@link EngineExecutors}.
 */
final class WorkExecutors implements DisposableBean {

	private final Executor threads;

	private final WorkWatch watch;

	private final Runnable release;

	private final RefusingExecutor shared;

	private final Queue<RefusingExecutor> customized = new ConcurrentLinkedQueue<>();

	/**
	 * Creates the threads.
	 * @param threads lends them
	 * @param watch warns of work that waits
	 * @param release run at the end
	 */
	WorkExecutors(Executor threads, WorkWatch watch, Runnable release) {
		this.threads = threads;
		this.watch = watch;
		this.release = release;
		this.shared = new RefusingExecutor(threads);
	}

	/**
	 * The executor for the work of a service.
	 * @param service the name of the service
	 * @param customizers change it
	 * @return an executor that may refuse, and does not wait
	 */
	Executor executor(String service, List<ServiceExecutorCustomizer> customizers) {
		Executor customized = this.threads;
		for (ServiceExecutorCustomizer customizer : customizers) {
			customized = customizer.customizeWork(service, customized);
		}
		if (customized == this.threads) {
			return this.watch.watched(this.shared);
		}
		if (ExecutorManner.of(customized) == ExecutorManner.DISCARDS) {
			throw new InvalidServiceException(
					"The executor that a ServiceExecutorCustomizer has made for the work of WebSocket service '"
							+ service + "' drops tasks when it is full: their results would never come",
					"Give it another rejection policy, for example ThreadPoolExecutor.AbortPolicy");
		}
		RefusingExecutor refusing = new RefusingExecutor(customized);
		this.customized.add(refusing);
		return this.watch.watched(refusing);
	}

	@Override
	public void destroy() {
		this.customized.forEach(RefusingExecutor::close);
		this.shared.close();
		this.release.run();
	}

}

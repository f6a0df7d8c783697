package io.boss.websocket.autoconfigure;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

import io.boss.websocket.mailbox.ExecutorManner;
import io.boss.websocket.mailbox.RescuingExecutor;
import io.boss.websocket.service.InvalidServiceException;
import io.boss.websocket.service.ServiceExecutorCustomizer;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * The threads of the engine, in one bean that is no executor itself: an executor bean
 * would make Boot's own back off.
 */
final class EngineExecutors implements DisposableBean {

	private final RescuingExecutor executor;

	private final ThreadPoolTaskScheduler scheduler;

	private final Runnable release;

	private final Queue<RescuingExecutor> customized = new ConcurrentLinkedQueue<>();

	/**
	 * Creates the threads.
	 * @param executor the executor to use
	 * @param release run at the end
	 */
	EngineExecutors(Executor executor, Runnable release) {
		this.executor = new RescuingExecutor(executor);
		this.release = release;
		this.scheduler = new ThreadPoolTaskScheduler();
		this.scheduler.setThreadNamePrefix("boss-timer-");
		this.scheduler.setDaemon(true);
		this.scheduler.setRemoveOnCancelPolicy(true);
		this.scheduler.initialize();
	}

	/**
	 * The executor for whatever is not about one service.
	 * @return an executor that does not refuse
	 */
	Executor executor() {
		return this.executor;
	}

	/**
	 * The executor for a service.
	 * @param service the name of the service
	 * @param customizers change it
	 * @return an executor that does not refuse
	 */
	Executor executor(String service, List<ServiceExecutorCustomizer> customizers) {
		Executor customized = this.executor;
		for (ServiceExecutorCustomizer customizer : customizers) {
			customized = customizer.customize(service, customized);
		}
		if (customized == this.executor) {
			return this.executor;
		}
		if (ExecutorManner.of(customized) == ExecutorManner.DISCARDS) {
			throw new InvalidServiceException(
					"The executor that a ServiceExecutorCustomizer has made for WebSocket service '" + service
							+ "' drops tasks when it is full: the service would stop without a word",
					"Give it another rejection policy, for example ThreadPoolExecutor.AbortPolicy");
		}
		RescuingExecutor rescuing = new RescuingExecutor(customized);
		this.customized.add(rescuing);
		return rescuing;
	}

	TaskScheduler scheduler() {
		return this.scheduler;
	}

	@Override
	public void destroy() {
		this.scheduler.shutdown();
		this.customized.forEach(RescuingExecutor::close);
		this.executor.close();
		this.release.run();
	}

}

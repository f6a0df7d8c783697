package io.boss.websocket.autoconfigure;

import java.util.List;
import java.util.concurrent.Executor;

import io.boss.websocket.mailbox.RescuingExecutor;
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

	private final CustomizedExecutors<RescuingExecutor> customized = new CustomizedExecutors<>(ExecutorUse.CALLBACKS,
			ServiceExecutorCustomizer::customize);

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
		RescuingExecutor customized = this.customized.make(service, this.executor, customizers, RescuingExecutor::new);
		return (customized != null) ? customized : this.executor;
	}

	TaskScheduler scheduler() {
		return this.scheduler;
	}

	@Override
	public void destroy() {
		this.scheduler.shutdown();
		this.customized.close(RescuingExecutor::close);
		this.executor.close();
		this.release.run();
	}

}

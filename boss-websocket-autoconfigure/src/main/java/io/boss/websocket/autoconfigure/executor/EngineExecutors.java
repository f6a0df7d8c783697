package io.boss.websocket.autoconfigure.executor;

import java.util.List;
import java.util.concurrent.Executor;

import io.boss.websocket.config.ServiceExecutorCustomizer;
import io.boss.websocket.mailbox.RescuingExecutor;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Threads of the engine, in one bean that is no executor itself: an executor bean would
 * make Boot's own back off.
 */
public final class EngineExecutors implements DisposableBean {

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
	 * Chooses whose threads run callbacks: an executor of the application, or one as Boot
	 * makes it.
	 * @param beanFactory where executors are
	 * @param environment tells whether threads are virtual
	 * @param chosen the name of the executor bean to use, if one is named
	 * @return the threads
	 */
	public static EngineExecutors of(ListableBeanFactory beanFactory, Environment environment,
			@Nullable String chosen) {
		return new EngineExecutorsFactory(beanFactory, environment).create(chosen);
	}

	/**
	 * The executor for whatever is not about one service.
	 * @return an executor that does not refuse
	 */
	public Executor executor() {
		return this.executor;
	}

	/**
	 * The executor for a service.
	 * @param service the name of the service
	 * @param customizers change it
	 * @return an executor that does not refuse
	 */
	public Executor executor(String service, List<ServiceExecutorCustomizer> customizers) {
		RescuingExecutor customized = this.customized.make(service, this.executor, customizers, RescuingExecutor::new);
		return (customized != null) ? customized : this.executor;
	}

	/**
	 * Scheduler of the engine, which never runs a callback.
	 * @return the scheduler
	 */
	public TaskScheduler scheduler() {
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

package io.boss.websocket.autoconfigure;

import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;

import io.boss.websocket.mailbox.ExecutorManner;
import io.boss.websocket.service.WorkWatch;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Chooses whose threads run slow work: the bean that
 * {@code boss.websocket.work.task-executor} names, else a virtual thread for each job if
 * the application has those, else a bounded pool. Made with Boot's builders, so that task
 * decorators of the application are there as well.
 */
final class WorkExecutorsFactory {

	private static final String TASK_EXECUTOR = WorkPropertiesMapper.PREFIX + ".task-executor";

	private static final String THREAD_NAMES = "boss-work-";

	private final ListableBeanFactory beanFactory;

	private final Environment environment;

	private final TaskScheduler scheduler;

	WorkExecutorsFactory(ListableBeanFactory beanFactory, Environment environment, TaskScheduler scheduler) {
		this.beanFactory = beanFactory;
		this.environment = environment;
		this.scheduler = scheduler;
	}

	WorkExecutors create(BossProperties.Work work) {
		String chosen = work.taskExecutor();
		if (chosen != null && !chosen.isBlank()) {
			return new WorkExecutors(bean(chosen),
					watch(work, "give more threads to the bean '" + chosen + "' (" + TASK_EXECUTOR + ")"), () -> {
					});
		}
		return Threading.VIRTUAL.isActive(this.environment) ? virtualThreads(work) : pool(work);
	}

	private WorkWatch watch(BossProperties.Work work, String remedy) {
		return new WorkWatch(this.scheduler, work.warnAfter(), remedy);
	}

	private Executor bean(String name) {
		if (!this.beanFactory.containsBean(name) || !this.beanFactory.isTypeMatch(name, Executor.class)) {
			throw new InvalidConfigurationPropertyValueException(TASK_EXECUTOR, name,
					"There is no executor bean of that name; there are "
							+ Arrays.toString(this.beanFactory.getBeanNamesForType(Executor.class, false, false))
							+ ".");
		}
		Executor executor = this.beanFactory.getBean(name, Executor.class);
		if (ExecutorManner.of(executor) == ExecutorManner.DISCARDS) {
			throw new InvalidConfigurationPropertyValueException(TASK_EXECUTOR, name,
					"The executor '" + name + "' drops tasks when it is full or shuts down: results of work would "
							+ "never come. Give it another rejection policy, for example "
							+ "ThreadPoolExecutor.AbortPolicy, or set the property to another executor.");
		}
		return executor;
	}

	private WorkExecutors virtualThreads(BossProperties.Work work) {
		SimpleAsyncTaskExecutor executor = this.beanFactory.getBeanProvider(SimpleAsyncTaskExecutorBuilder.class)
			.getIfAvailable(SimpleAsyncTaskExecutorBuilder::new)
			.virtualThreads(true)
			.threadNamePrefix(THREAD_NAMES)
			.build();
		// The places in mailboxes are the limit.
		executor.setConcurrencyLimit(SimpleAsyncTaskExecutor.UNBOUNDED_CONCURRENCY);
		return new WorkExecutors(executor, watch(work, "see spring.threads.virtual.enabled"), executor::close);
	}

	private WorkExecutors pool(BossProperties.Work work) {
		ThreadPoolTaskExecutor executor = this.beanFactory.getBeanProvider(ThreadPoolTaskExecutorBuilder.class)
			.getIfAvailable(ThreadPoolTaskExecutorBuilder::new)
			.build();
		// Whatever the application's own pool is like.
		executor.setCorePoolSize(work.threads());
		executor.setMaxPoolSize(work.threads());
		executor.setQueueCapacity(work.queueCapacity());
		executor.setAllowCoreThreadTimeOut(true);
		executor.setThreadNamePrefix(THREAD_NAMES);
		executor.setDaemon(true);
		executor.setRejectedExecutionHandler(new ThreadPoolExecutor.AbortPolicy());
		executor.initialize();
		return new WorkExecutors(executor,
				watch(work, "there are " + work.threads() + " (" + WorkPropertiesMapper.PREFIX + ".threads)"),
				executor::shutdown);
	}

}

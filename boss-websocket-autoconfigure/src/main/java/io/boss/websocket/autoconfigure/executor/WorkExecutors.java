package io.boss.websocket.autoconfigure.executor;

import java.util.List;
import java.util.concurrent.Executor;

import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.config.ServiceExecutorCustomizer;
import io.boss.websocket.mailbox.RefusingExecutor;
import io.boss.websocket.service.WorkCheck;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.TaskScheduler;

/**
 * Threads that run the slow work of services, in one bean that is no executor itself, as
 * {@link EngineExecutors}.
 */
public final class WorkExecutors implements DisposableBean {

	private final Executor threads;

	private final String remedy;

	private final WorkCheck check;

	private final Runnable release;

	private final RefusingExecutor shared;

	private final CustomizedExecutors<RefusingExecutor> customized = new CustomizedExecutors<>(ExecutorUse.WORK,
			ServiceExecutorCustomizer::customizeWork);

	/**
	 * Creates the threads.
	 * @param threads lends them
	 * @param remedy how to have more of them
	 * @param check warns of work that waits
	 * @param release run at the end
	 */
	WorkExecutors(Executor threads, String remedy, WorkCheck check, Runnable release) {
		this.threads = threads;
		this.remedy = remedy;
		this.check = check;
		this.release = release;
		this.shared = new RefusingExecutor(threads, remedy);
	}

	/**
	 * Chooses whose threads run slow work: an executor of the application, virtual
	 * threads, or a bounded pool.
	 * @param beanFactory where executors are
	 * @param environment tells whether threads are virtual
	 * @param scheduler looks after work that waits
	 * @param work the properties of work
	 * @return the threads
	 */
	public static WorkExecutors of(ListableBeanFactory beanFactory, Environment environment, TaskScheduler scheduler,
			BossProperties.Work work) {
		return new WorkExecutorsFactory(beanFactory, environment, scheduler).create(work);
	}

	/**
	 * The executor for the work of a service.
	 * @param service the name of the service
	 * @param customizers change it
	 * @return an executor that may refuse, and does not wait
	 */
	public Executor executor(String service, List<ServiceExecutorCustomizer> customizers) {
		String remedy = "give more threads or a longer queue to the executor that a ServiceExecutorCustomizer has made for "
				+ "the work of service '" + service + "', or if it lends the threads of all services, " + this.remedy;
		RefusingExecutor customized = this.customized.make(service, this.threads, customizers,
				(executor) -> new RefusingExecutor(executor, remedy));
		return (customized != null) ? this.check.watched(customized, remedy)
				: this.check.watched(this.shared, this.remedy);
	}

	@Override
	public void destroy() {
		this.customized.close(RefusingExecutor::close);
		this.shared.close();
		this.release.run();
	}

}

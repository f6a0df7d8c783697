package io.boss.websocket.service;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.stats.BossStats;

import org.springframework.scheduling.TaskScheduler;

/**
 * Services that run, for tests of other rooms.
 */
public final class TestProcesses {

	private TestProcesses() {
	}

	public static ServiceProcess start(BossServiceHandler<?> handler, MailboxLimits limits, Executor executor) {
		return start("test", handler, settings(limits, 3), executor, new FakeTaskScheduler());
	}

	/**
	 * A registry of one service that runs.
	 */
	public static ServiceRegistry registry(String name, BossServiceHandler<?> handler, MailboxLimits limits,
			Executor executor) {
		ServiceRegistry registry = new ServiceRegistry(List.of(descriptor(name, handler)),
				(service) -> settings(limits, 3), environment(executor, new FakeTaskScheduler()));
		registry.processes().forEach((process) -> {
			process.open();
			process.launch(false).join();
		});
		return registry;
	}

	static ServiceSettings settings(MailboxLimits limits, int maxRestarts) {
		return new ServiceSettings(64, limits,
				new ServiceSettings.Restart(maxRestarts, Duration.ofHours(1), Duration.ZERO, Duration.ZERO), 10);
	}

	static ServiceProcess start(String name, BossServiceHandler<?> handler, ServiceSettings settings, Executor executor,
			TaskScheduler scheduler) {
		ServiceProcess process = new ServiceProcess(descriptor(name, handler), settings,
				environment(executor, scheduler));
		process.open();
		process.launch(false).join();
		return process;
	}

	private static ServiceDescriptor descriptor(String name, BossServiceHandler<?> handler) {
		return new ServiceDescriptor(name, "/websocket/" + name, name + "Service", handler.getClass(), List.of(),
				RestartPolicy.PERMANENT, () -> handler);
	}

	private static ServiceEnvironment environment(Executor executor, TaskScheduler scheduler) {
		return new ServiceEnvironment((service) -> executor, scheduler, (event) -> {
		}, BossStats.NONE, null);
	}

}

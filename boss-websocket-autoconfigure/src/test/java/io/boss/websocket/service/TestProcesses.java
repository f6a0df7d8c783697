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

	static ServiceSettings settings(MailboxLimits limits, int maxRestarts) {
		return new ServiceSettings(64, limits,
				new ServiceSettings.Restart(maxRestarts, Duration.ofHours(1), Duration.ZERO, Duration.ZERO), 10);
	}

	static ServiceProcess start(String name, BossServiceHandler<?> handler, ServiceSettings settings, Executor executor,
			TaskScheduler scheduler) {
		ServiceDescriptor descriptor = new ServiceDescriptor(name, "/websocket/" + name, name + "Service",
				handler.getClass(), List.of(), RestartPolicy.PERMANENT, () -> handler);
		ServiceProcess process = new ServiceProcess(descriptor, settings,
				new ServiceEnvironment((service) -> executor, scheduler, (event) -> {
				}, BossStats.NONE, null));
		process.open();
		process.launch(false).join();
		return process;
	}

}

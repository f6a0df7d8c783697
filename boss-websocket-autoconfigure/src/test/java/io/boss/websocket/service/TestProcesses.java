package io.boss.websocket.service;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.stats.BossStats;

/**
 * Services that run, for tests of other rooms.
 */
public final class TestProcesses {

	private TestProcesses() {
	}

	public static ServiceProcess start(BossServiceHandler<?> handler, MailboxLimits limits, Executor executor) {
		ServiceDescriptor descriptor = new ServiceDescriptor("test", "/websocket/test", "testService",
				handler.getClass(), List.of(), RestartPolicy.PERMANENT, () -> handler);
		ServiceSettings settings = new ServiceSettings(64, limits,
				new ServiceSettings.Restart(3, Duration.ofHours(1), Duration.ZERO, Duration.ZERO));
		ServiceProcess process = new ServiceProcess(descriptor, settings,
				new ServiceEnvironment((service) -> executor, new FakeTaskScheduler(), (event) -> {
				}, BossStats.NONE, null));
		process.open();
		process.launch(false).join();
		return process;
	}

}

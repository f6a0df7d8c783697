package io.boss.websocket.service;

import java.util.concurrent.Executor;
import java.util.function.Function;

import io.boss.websocket.stats.BossStats;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.TaskScheduler;

/**
 * What all services of an application share.
 *
 * @param executors lend the threads that run callbacks and the work that they give, by
 * the name of the service; must not refuse
 * @param scheduler for timeouts, timers and back-offs; never runs a callback
 * @param events where application events go
 * @param stats hears of what happens
 */
public record ServiceEnvironment(Function<String, Executor> executors, TaskScheduler scheduler,
		ApplicationEventPublisher events, BossStats stats) {

	public ServiceEnvironment {
		stats = BossStats.guarded(stats);
	}

}

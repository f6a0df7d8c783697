package io.boss.websocket.service;

import java.util.concurrent.Executor;

import io.boss.websocket.stats.BossStats;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.TaskScheduler;

/**
 * What all services of an application share.
 *
 * @param executor lends the threads that run callbacks; must not refuse
 * @param scheduler for timeouts and back-offs; never runs a callback
 * @param events where application events go
 * @param stats hears of what happens
 */
public record ServiceEnvironment(Executor executor, TaskScheduler scheduler, ApplicationEventPublisher events,
		BossStats stats) {
}

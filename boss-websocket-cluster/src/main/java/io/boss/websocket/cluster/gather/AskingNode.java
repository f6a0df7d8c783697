package io.boss.websocket.cluster.gather;

import java.util.concurrent.Executor;

import io.boss.websocket.cluster.ClusterMessaging;

import org.springframework.scheduling.TaskScheduler;

/**
 * What a node needs to ask others.
 *
 * @param messaging reaches them
 * @param scheduler ends the wait for those that do not answer
 * @param executor runs what others do with the answers; must not refuse
 */
public record AskingNode(ClusterMessaging messaging, TaskScheduler scheduler, Executor executor) {
}

package io.boss.websocket.test.engine;

/**
 * Task that is ready.
 *
 * @param lane its lane
 * @param task the task
 */
record ReadyTask(Lane lane, Runnable task) {

}

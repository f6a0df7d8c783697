package io.boss.websocket;

/**
 * Application event: the supervisor has given up on a service, and its clients are closed
 * with code 1013. {@link BossServiceReference#start()} starts it again. Published on a
 * thread of the application's task executor; a listener must not block for long.
 *
 * @param service the name of the service
 * @param reason why its last instance ended
 * @param restarts how often it was restarted before
 */
public record ServiceDownEvent(String service, TerminationReason reason, long restarts) {
}

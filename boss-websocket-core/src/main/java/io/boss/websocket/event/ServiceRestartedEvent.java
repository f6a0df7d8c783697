package io.boss.websocket.event;

/**
 * Application event for an instance that has replaced one that had ended, and that the
 * clients are about to be joined to. Follows the {@link ServiceStartedEvent} of that
 * instance, and is published as it is.
 *
 * @param service the name of the service
 * @param restarts how many instances have been replaced since the service was started
 * @since 0.1.0
 */
public record ServiceRestartedEvent(String service, long restarts) {
}

package io.boss.websocket.direct;

import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/**
 * Placeholder for a service in Spring's registry. No session ever reaches it, because
 * {@link DirectUpgradeStrategy} takes the socket.
 */
final class DirectHandler extends AbstractWebSocketHandler {

}

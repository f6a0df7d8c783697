package io.boss.websocket.direct;

import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/**
 * What Spring's registry knows of a service. No session ever reaches it, because
 * {@link DirectUpgradeStrategy} takes the socket.
 */
final class DirectHandler extends AbstractWebSocketHandler {

}

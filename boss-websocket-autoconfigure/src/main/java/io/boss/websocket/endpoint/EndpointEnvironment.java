package io.boss.websocket.endpoint;

import io.boss.websocket.outbound.MessageEncoder;

import org.springframework.context.ApplicationEventPublisher;

/**
 * What all endpoints of an application share.
 *
 * @param transport how frames come and go
 * @param clock looks after clients that say nothing
 * @param encoder makes messages of objects
 * @param events where application events go; must not block
 */
public record EndpointEnvironment(Transport transport, ConnectionClock clock, MessageEncoder encoder,
		ApplicationEventPublisher events) {

}

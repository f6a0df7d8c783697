package io.boss.websocket.endpoint;

import io.boss.websocket.outbound.MessageEncoder;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.TaskScheduler;

/**
 * What all endpoints of an application share.
 *
 * @param transport how frames come and go
 * @param scheduler looks for idle clients
 * @param encoder makes messages of objects
 * @param events where application events go; must not block
 */
public record EndpointEnvironment(Transport transport, TaskScheduler scheduler, MessageEncoder encoder,
		ApplicationEventPublisher events) {

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.endpoint;

import java.util.List;
import java.util.function.UnaryOperator;

import io.boss.websocket.config.ResumeLimits;
import io.boss.websocket.limit.ApplicationConnections;
import io.boss.websocket.session.AnswerReader;
import io.boss.websocket.session.Sessions;
import io.boss.websocket.spi.ConnectionListener;
import io.boss.websocket.spi.MessageEncoder;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Parts that all endpoints of an application share.
 *
 * @param clock looks after clients that say nothing
 * @param encoder makes messages of objects
 * @param events where application events go; must not block
 * @param listeners hear of connections
 * @param connections counts the connections of all services
 * @param ids makes the ids of connections of what the transport calls them: still
 * different for each
 * @param answers makes objects of the answers of clients
 * @param sessions knows the sessions that clients may come back to
 * @param resume limits of these sessions
 */
public record EndpointEnvironment(ConnectionClock clock, MessageEncoder encoder, ApplicationEventPublisher events,
		List<ConnectionListener> listeners, ApplicationConnections connections, UnaryOperator<String> ids,
		AnswerReader answers, Sessions<Resumption> sessions, ResumeLimits resume) {

}

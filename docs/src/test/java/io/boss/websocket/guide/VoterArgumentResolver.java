/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import io.boss.websocket.BossConnection;
import io.boss.websocket.config.ConversionHeaders;

import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.stereotype.Component;

@Component
class VoterArgumentResolver implements HandlerMethodArgumentResolver {

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == Voter.class;
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, Message<?> message) {
		BossConnection client = message.getHeaders().get(ConversionHeaders.CLIENT, BossConnection.class);
		return new Voter(client.handshake().queryParameter("name"));
	}

}

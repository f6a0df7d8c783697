/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

/**
 * Check of the properties of the whole application, also of those that nobody reads with
 * the web server or the features that are there.
 */
final class BossPropertiesChecker {

	private BossPropertiesChecker() {
	}

	static BossProperties check(BossProperties properties) {
		BossProperties.Websocket websocket = properties.websocket();
		DirectPropertiesMapper.loops(websocket.direct());
		DirectPropertiesMapper.bufferSize(websocket.direct());
		WorkPropertiesMapper.check(websocket.work());
		DrainPropertiesMapper.check(websocket.drain());
		LimitPropertiesMapper.limits(websocket.limits());
		LimitPropertiesMapper.mailboxes(websocket.limits(), 1);
		ResumePropertiesMapper.limits(websocket.resume());
		AuthenticationProperties.check(properties);
		new PropertyChecks("boss.websocket.traffic-logging").count(0, "payload-limit",
				websocket.trafficLogging().payloadLimit());
		return properties;
	}

}

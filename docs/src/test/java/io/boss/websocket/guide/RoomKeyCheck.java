/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.guide;

import java.security.Principal;
import java.util.Set;

import io.boss.websocket.InstanceKey;
import io.boss.websocket.spi.ServiceKeyCheck;

import org.springframework.stereotype.Component;

@Component
class RoomKeyCheck implements ServiceKeyCheck {

	private final Set<String> members = Set.of("ann", "bob");

	@Override
	public Verdict check(InstanceKey key, Principal user) {
		if (!key.service().equals("room") || !key.key().startsWith("club-")) {
			return Verdict.ALLOWED;
		}
		return (user != null && this.members.contains(user.getName())) ? Verdict.ALLOWED : Verdict.FORBIDDEN;
	}

}

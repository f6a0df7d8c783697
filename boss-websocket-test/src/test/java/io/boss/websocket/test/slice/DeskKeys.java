/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import java.security.Principal;

import io.boss.websocket.InstanceKey;
import io.boss.websocket.spi.ServiceKeyCheck;

import org.springframework.stereotype.Component;

/**
 * Desks that there are: some are for the manager only.
 */
@Component
class DeskKeys implements ServiceKeyCheck {

	private static final int DESKS = 100;

	private static final int MANAGERS = 90;

	@Override
	public Verdict check(InstanceKey key, Principal principal) {
		int number = Integer.parseInt(key.key());
		if (number > DESKS) {
			return Verdict.NOT_FOUND;
		}
		boolean isManager = principal != null && principal.getName().equals("manager");
		return (number > MANAGERS && !isManager) ? Verdict.FORBIDDEN : Verdict.ALLOWED;
	}

}

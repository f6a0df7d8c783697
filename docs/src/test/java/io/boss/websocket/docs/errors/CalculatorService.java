/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.errors;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnIncoming;

@BossService("calculator")
class CalculatorService {

	@OnIncoming
	Result divide(Division division) {
		return new Result(division.dividend() / division.divisor());
	}

	@OnBroadcast
	void divideAll(Division division) {
		divide(division);
	}

	record Division(long dividend, long divisor) {
	}

	record Result(long quotient) {
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.status;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.broadcast.Broadcast;
import io.boss.websocket.broadcast.BroadcastTemplate;
import io.boss.websocket.broadcast.InProcessBroadcastTransport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FakeBuild}.
 */
class FakeBuildTests {

	private final List<Broadcast> broadcasts = new ArrayList<>();

	@Test
	void whenItGoesOnEachBuildHasItsOwnNumberAndEnd() {
		FakeBuild build = new FakeBuild(recording());
		for (int i = 0; i < 500; i++) {
			build.printNextLine();
		}
		assertThat(this.broadcasts).hasSize(500).allMatch((broadcast) -> broadcast.service().equals("status"));
		List<String> lines = this.broadcasts.stream().map((broadcast) -> (String) broadcast.payload()).toList();
		assertThat(lines.get(0)).matches("#417 {2}checkout {3}\\S+ @ [0-9a-f]{7}");
		assertThat(lines).anyMatch((line) -> line.contains("SUCCESS"))
			.anyMatch((line) -> line.contains("FAILURE"))
			.anyMatch((line) -> line.startsWith("#418"));
	}

	private BroadcastTemplate recording() {
		Function<Broadcast, DeliveryResult> recorder = (broadcast) -> {
			this.broadcasts.add(broadcast);
			return DeliveryResult.ACCEPTED;
		};
		InProcessBroadcastTransport transport = new InProcessBroadcastTransport();
		transport.subscribe(recorder);
		return new BroadcastTemplate(transport);
	}

}

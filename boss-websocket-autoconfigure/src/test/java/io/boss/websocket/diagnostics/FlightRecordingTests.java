/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.diagnostics;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.boss.websocket.event.ServiceRestartedEvent;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.CallbackObserver.Call;
import io.boss.websocket.stats.CallbackObserver.Scope;
import io.boss.websocket.stats.CallbackOutcome;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FlightRecording}.
 */
class FlightRecordingTests {

	private static final Call CALL = new Call("chat", CallbackName.INCOMING, "4f", null);

	private final FlightRecording flightRecording = new FlightRecording();

	@TempDir
	private Path directory;

	@Test
	void whenNobodyRecordsThenNothingIsKept() {
		assertThat(this.flightRecording.begin(CALL)).isSameAs(Scope.NONE);
	}

	@Test
	void whenRecordedThenCallbacksAndRestartsAreEvents() throws IOException {
		List<RecordedEvent> events = record(Duration.ZERO);
		assertThat(events).hasSize(2);
		RecordedEvent callback = events.get(0);
		assertThat(callback.getEventType().getName()).isEqualTo("boss.websocket.Callback");
		assertThat(callback.getEventType().getCategoryNames()).containsExactly("Boss", "WebSocket");
		assertThat(callback.getString("service")).isEqualTo("chat");
		assertThat(callback.getString("callback")).isEqualTo("handleIncoming");
		assertThat(callback.getString("outcome")).isEqualTo("STOP");
		assertThat(callback.getString("connection")).isEqualTo("4f");
		assertThat(callback.getDuration()).isPositive();
		RecordedEvent restart = events.get(1);
		assertThat(restart.getEventType().getName()).isEqualTo("boss.websocket.ServiceRestart");
		assertThat(restart.getString("service")).isEqualTo("chat");
		assertThat(restart.getLong("restarts")).isEqualTo(3);
	}

	@Test
	void whenCallbackIsShorterThanTheThresholdThenItIsNoEvent() throws IOException {
		assertThat(record(Duration.ofHours(1))).singleElement()
			.extracting((event) -> event.getEventType().getName())
			.isEqualTo("boss.websocket.ServiceRestart");
	}

	private List<RecordedEvent> record(Duration threshold) throws IOException {
		try (Recording recording = new Recording()) {
			recording.enable("boss.websocket.Callback").withThreshold(threshold);
			recording.enable("boss.websocket.ServiceRestart");
			recording.start();
			this.flightRecording.begin(CALL).end(CallbackOutcome.STOP, null);
			this.flightRecording.restarted(new ServiceRestartedEvent("chat", 3));
			recording.stop();
			Path file = this.directory.resolve("recording.jfr");
			recording.dump(file);
			return RecordingFile.readAllEvents(file)
				.stream()
				.filter((event) -> event.getEventType().getName().startsWith("boss."))
				.sorted((a, b) -> a.getStartTime().compareTo(b.getStartTime()))
				.toList();
		}
	}

}

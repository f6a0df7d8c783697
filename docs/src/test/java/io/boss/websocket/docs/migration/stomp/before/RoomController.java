/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.migration.stomp.before;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.messaging.simp.annotation.SendToUser;
import org.springframework.messaging.simp.annotation.SubscribeMapping;
import org.springframework.stereotype.Controller;

@Controller
class RoomController {

	private final Map<String, List<Said>> lines = new ConcurrentHashMap<>();

	@SubscribeMapping("/room/{id}")
	List<Said> entered(@DestinationVariable String id) {
		return linesOf(id);
	}

	@MessageMapping("/room/{id}")
	@SendTo("/topic/room/{id}")
	Said said(@DestinationVariable String id, @Payload @Valid Say say) {
		Said said = new Said(say.name(), say.text());
		linesOf(id).add(said);
		return said;
	}

	@MessageExceptionHandler
	@SendToUser(destinations = "/queue/problems", broadcast = false)
	Problem refused(MethodArgumentNotValidException exception) {
		return new Problem("say something");
	}

	private List<Said> linesOf(String id) {
		return this.lines.computeIfAbsent(id, (key) -> new CopyOnWriteArrayList<>());
	}

	record Say(String name, @NotBlank String text) {
	}

	record Said(String name, String text) {
	}

	record Problem(String problem) {
	}

}

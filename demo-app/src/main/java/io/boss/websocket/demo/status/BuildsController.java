/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.status;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.broadcast.BroadcastOperations;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Controller that takes a line for the console from outside: {@code POST /builds} with a
 * body of plain text. Answers 202, and problem details (RFC 9457) otherwise. Everybody
 * may post, which is fine for a sample and nowhere else.
 */
@RestController
class BuildsController {

	static final int MAX_BYTES = 2048;

	private final BroadcastOperations broadcasts;

	BuildsController(BroadcastOperations broadcasts) {
		this.broadcasts = broadcasts;
	}

	@PostMapping(path = "/builds", consumes = MediaType.TEXT_PLAIN_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	void print(InputStream body) throws IOException {
		DeliveryResult result = this.broadcasts.broadcast(StatusService.class, readLine(body));
		if (!result.isAccepted()) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, describe(result));
		}
	}

	private static String readLine(InputStream body) throws IOException {
		byte[] bytes = body.readNBytes(MAX_BYTES + 1);
		if (bytes.length > MAX_BYTES) {
			throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE,
					"A line has at most " + MAX_BYTES + " bytes of UTF-8");
		}
		String line = new String(bytes, StandardCharsets.UTF_8).strip();
		if (line.isEmpty() || line.lines().count() > 1) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The body must be one line that is not blank");
		}
		return line;
	}

	private static String describe(DeliveryResult result) {
		return (result == DeliveryResult.MAILBOX_FULL) ? "The console has more lines than it can print just now"
				: "The console is not running";
	}

}

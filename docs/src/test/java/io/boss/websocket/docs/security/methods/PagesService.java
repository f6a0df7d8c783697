/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.security.methods;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;

import org.springframework.security.access.prepost.PreAuthorize;

@BossService
class PagesService {

	@OnInit
	Text open() {
		return new Text();
	}

	@OnIncoming
	Content read(Read read, Text text) {
		return new Content(text.current);
	}

	@OnIncoming
	@PreAuthorize("hasRole('EDITOR')")
	Content edit(Edit edit, Text text) {
		text.current = edit.text();
		return new Content(text.current);
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	sealed interface Request permits Read, Edit {

	}

	@JsonTypeName("read")
	record Read() implements Request {
	}

	@JsonTypeName("edit")
	record Edit(String text) implements Request {
	}

	record Content(String text) {
	}

	static final class Text {

		private String current = "";

	}

}

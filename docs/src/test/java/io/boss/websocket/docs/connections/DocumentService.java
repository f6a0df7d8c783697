/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.connections;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServices;
import io.boss.websocket.ClientAskException;
import io.boss.websocket.TaskResult;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;

@BossService("documents")
class DocumentService {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final BossServices services;

	DocumentService(BossServices services) {
		this.services = services;
	}

	@OnInit
	Set<String> open() {
		return new TreeSet<>(Set.of("plan", "draft"));
	}

	@OnIncoming
	void delete(Delete delete, BossConnection client) {
		Confirm question = new Confirm("delete " + delete.document() + "?");
		this.services.get(DocumentService.class)
			.pipeToSelf(delete.document(), client.ask(question, Confirmation.class, PATIENCE));
	}

	@OnInfo
	void answered(TaskResult.Success result, BossConnection client, Set<String> documents) {
		if (((Confirmation) result.value()).yes() && documents.remove(result.name())) {
			client.send(new Documents(documents));
		}
	}

	@OnInfo
	void notAnswered(TaskResult.Failure result, BossConnection client) {
		if (result.cause() instanceof ClientAskException ex) {
			client.send(new Refused(ex.failure().name()));
		}
	}

	record Delete(String document) {
	}

	record Confirm(String question) {
	}

	record Confirmation(boolean yes) {
	}

	record Documents(Set<String> documents) {
	}

	record Refused(String refused) {
	}

}

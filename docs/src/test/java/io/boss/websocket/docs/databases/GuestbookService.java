/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.annotation.OnError;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@BossService("guestbook")
class GuestbookService {

	private final GuestRepository guests;

	GuestbookService(GuestRepository guests) {
		this.guests = guests;
	}

	@OnInit
	ConnectionGroup open() {
		return new ConnectionGroup();
	}

	@OnJoin
	void joined(BossConnection client, ConnectionGroup readers) {
		readers.add(client);
	}

	@OnIncoming
	@Transactional
	Answer signed(String name, BossConnection client, ConnectionGroup readers) {
		this.guests.save(new Guest(name));
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				readers.send(new Answer(name + " was here"), client);
			}

		});
		return new Answer("thank you");
	}

	@OnError
	Answer isThere(DataIntegrityViolationException exception) {
		return new Answer("you have signed already");
	}

	record Answer(String answer) {
	}

}

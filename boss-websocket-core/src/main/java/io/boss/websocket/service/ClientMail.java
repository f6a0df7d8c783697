/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

/**
 * Mail that is about or from one client, and due while the client is joined.
 */
abstract class ClientMail extends ServiceMail {

	private final Client client;

	ClientMail(MailHandler handler, Client client) {
		super(handler);
		this.client = client;
	}

	@Override
	final Client client() {
		return this.client;
	}

	@Override
	boolean isDue() {
		return this.client.isJoined();
	}

}

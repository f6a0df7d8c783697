/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

@Entity
class Guest {

	@Id
	@GeneratedValue
	private UUID id;

	@Column(unique = true)
	private String name;

	protected Guest() {
	}

	Guest(String name) {
		this.name = name;
	}

	String name() {
		return this.name;
	}

}

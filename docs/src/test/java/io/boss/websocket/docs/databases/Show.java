/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

@Entity
@Table(name = "shows")
class Show {

	@Id
	private String id;

	private int free;

	@Version
	private Long version;

	protected Show() {
	}

	Show(String id, int free) {
		this.id = id;
		this.free = free;
	}

	void take(int seats) {
		if (seats > this.free) {
			throw new SoldOutException("only " + this.free + " left");
		}
		this.free -= seats;
	}

	void giveBack(int seats) {
		this.free += seats;
	}

	Standing standing() {
		return new Standing(this.id, this.free, this.version);
	}

}

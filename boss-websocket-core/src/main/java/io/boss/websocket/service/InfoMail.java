/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import io.boss.websocket.stats.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * Mail for an info of the application, or for news that concern only an instance that
 * runs.
 */
final class InfoMail extends InformingMail {

	private final Object info;

	private final boolean startsInstance;

	/**
	 * Creates mail.
	 * @param handler handles it
	 * @param info the info
	 * @param origin what it follows from
	 * @param startsInstance whether a keyed service is to have an instance for it
	 */
	InfoMail(MailHandler handler, Object info, @Nullable Object origin, boolean startsInstance) {
		super(handler, origin);
		this.info = info;
		this.startsInstance = startsInstance;
	}

	@Override
	boolean startsInstance() {
		return this.startsInstance;
	}

	@Override
	boolean keepsInstance() {
		return this.startsInstance;
	}

	@Override
	Object info() {
		return this.info;
	}

	@Override
	@Nullable DropReason loss(@Nullable DropReason service) {
		return service;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * Format of the page. As a parameter of the operation it also keeps responses out of the
 * endpoint's cache, which would lose their headers.
 */
enum PageFormat implements Producible<PageFormat> {

	/**
	 * Format that browsers ask for and programs do not.
	 */
	HTML;

	@Override
	public MimeType getProducedMimeType() {
		return MimeTypeUtils.TEXT_HTML;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.util.List;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * State of a service with keys and its instances.
 *
 * @param service how all of them are together
 * @param instances a page of them
 * @param crashes the latest crashes of any of them, the last one first
 */
record KeyedDetails(ServiceReport service, Page instances, List<CrashReport> crashes) implements OperationResponseBody {

	/**
	 * Part of the instances.
	 *
	 * @param page the number of the page, from 0 on
	 * @param size how many instances a page has
	 * @param sort what they are sorted by
	 * @param total how many instances there are
	 * @param content the instances of this page
	 */
	record Page(int page, int size, String sort, int total, List<InstanceReport> content) {
	}

}

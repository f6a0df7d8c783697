/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.util.List;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * State of a service and its clients.
 *
 * @param service how the service is
 * @param slowest the clients for which most bytes wait, the slowest first; those that
 * keep up are not among them
 * @param connections a page of all clients
 * @param crashes the latest crashes, the last one first
 */
record ServiceDetails(ServiceReport service, List<ConnectionReport> slowest, Page connections,
		List<CrashReport> crashes) implements OperationResponseBody {

	/**
	 * Part of the clients, in order of connecting.
	 *
	 * @param page the number of the page, from 0 on
	 * @param size how many clients a page has
	 * @param total how many clients there are
	 * @param content the clients of this page
	 */
	record Page(int page, int size, int total, List<ConnectionReport> content) {
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.console;

import java.util.List;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Messages that a service takes.
 *
 * @param service the name of the service
 * @param path its path below the context path, with variables if it has keys
 * @param variables the names of the variables
 * @param subprotocols the subprotocols that it declares
 * @param incoming messages of clients
 * @param broadcasts broadcasts
 */
record TypesReport(String service, String path, List<String> variables, List<String> subprotocols,
		List<MessageEntry> incoming, List<MessageEntry> broadcasts) implements OperationResponseBody {
}

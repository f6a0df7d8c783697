package io.boss.websocket.actuate;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Result of an order to close connections.
 *
 * @param closed how many are being closed that were open
 */
record CloseReport(int closed) implements OperationResponseBody {
}

package io.boss.websocket.actuate;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Why an order was not understood, with the members of a problem (RFC 9457).
 *
 * @param title what the status means
 * @param status the HTTP status
 * @param detail what is wrong
 */
record OperationProblem(String title, int status, String detail) implements OperationResponseBody {
}

package io.boss.websocket.actuate;

import java.util.List;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * All services.
 *
 * @param services the services, in the order of their names
 */
record ServicesReport(List<ServiceReport> services) implements OperationResponseBody {
}

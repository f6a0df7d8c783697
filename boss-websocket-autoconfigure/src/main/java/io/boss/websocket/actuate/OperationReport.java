package io.boss.websocket.actuate;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.ServiceState;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What became of an order. A restart has only begun by then.
 *
 * @param service the name of the service
 * @param action what was to be done
 * @param done whether it is, or will be
 * @param result what became of a broadcast, else {@code null}
 * @param state the state of the service right afterwards
 * @param paused whether it is paused
 */
record OperationReport(String service, String action, boolean done, @Nullable DeliveryResult result, ServiceState state,
		boolean paused) implements OperationResponseBody {
}

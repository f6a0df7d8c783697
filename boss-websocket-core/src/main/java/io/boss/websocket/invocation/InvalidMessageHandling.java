package io.boss.websocket.invocation;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What becomes of messages that annotated services are not given.
 *
 * @param policies what becomes of them where no method handles them, by the name of the
 * service
 * @param detailed whether clients are told why, by the name of the service
 * @param denied whether what a callback has thrown means that its client lacks a right
 */
public record InvalidMessageHandling(Function<String, InvalidMessagePolicy> policies, Predicate<String> detailed,
		Predicate<Throwable> denied) {
}

package io.boss.websocket.service;

import java.time.Instant;

/**
 * The end of an instance by a crash.
 *
 * @param time when
 * @param instance the number of the instance; of the one before, if it is the start of an
 * instance that has failed
 * @param callback the name of the callback's method
 * @param type the class of what it has thrown
 * @param cause what it has thrown, as text
 */
public record ServiceCrash(Instant time, long instance, String callback, Class<? extends Throwable> type,
		String cause) {
}

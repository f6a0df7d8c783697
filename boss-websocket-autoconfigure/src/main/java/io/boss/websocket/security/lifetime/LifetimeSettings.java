package io.boss.websocket.security.lifetime;

import java.time.Duration;

/**
 * What is done for clients whose authentication ends.
 *
 * @param inBand whether they are told and may answer on the connection itself
 * @param warnBefore how long before the end they and their service are told
 * @param sessionGrace how long they may stay when their HTTP session has ended, if they
 * may answer at all
 */
public record LifetimeSettings(boolean inBand, Duration warnBefore, Duration sessionGrace) {
}

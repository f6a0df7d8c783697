package io.boss.websocket.cluster.lease;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How the store of leases is, at one moment.
 *
 * @param unanswered how long it has not answered those who asked it; zero if it has, or
 * if nobody asks
 * @param tooLong whether that is as long as a lease, so that no lease can be held
 * @param lastFailure why it has not answered, the last time that it has not
 */
public record LeaseStoreStatus(Duration unanswered, boolean tooLong, @Nullable String lastFailure) {
}

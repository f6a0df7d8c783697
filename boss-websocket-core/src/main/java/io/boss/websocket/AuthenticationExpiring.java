package io.boss.websocket;

import java.time.Duration;

/**
 * An info that a service gets: what one of its clients was authenticated by is about to
 * end. Unless the client shows something new in time it will be closed with code 4401.
 *
 * @param connection the client
 * @param remaining how much time is left
 */
public record AuthenticationExpiring(BossConnection connection, Duration remaining) {
}

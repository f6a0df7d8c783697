package io.boss.websocket.autoconfigure.discovery;

/**
 * Sign that an application has more services than are beans here, as in a slice of it:
 * properties of others are no mistakes.
 */
public record ServicesElsewhere() {
}

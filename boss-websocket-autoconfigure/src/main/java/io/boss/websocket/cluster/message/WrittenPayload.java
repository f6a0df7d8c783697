package io.boss.websocket.cluster.message;

import tools.jackson.databind.util.RawValue;

/**
 * A payload as it travels.
 *
 * @param type the id of its type
 * @param json the payload as JSON
 */
public record WrittenPayload(String type, RawValue json) {
}

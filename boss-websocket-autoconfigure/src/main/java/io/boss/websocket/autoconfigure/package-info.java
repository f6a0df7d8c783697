/**
 * Auto-configuration of stateful WebSocket services. The auto-configurations stay here,
 * under the names by which applications may exclude them; what they wire is in a room
 * each, behind a few types: {@code properties}, {@code discovery}, {@code executor},
 * {@code server}, {@code security} and {@code cluster}.
 */
@NullMarked
package io.boss.websocket.autoconfigure;

import org.jspecify.annotations.NullMarked;

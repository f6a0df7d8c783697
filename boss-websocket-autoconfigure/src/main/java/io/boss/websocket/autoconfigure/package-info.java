/**
 * Auto-configuration of stateful WebSocket services.
 */
@NullMarked
package io.boss.websocket.autoconfigure;

import org.jspecify.annotations.NullMarked;

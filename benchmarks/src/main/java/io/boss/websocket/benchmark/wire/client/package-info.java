/**
 * The load client: one process, one thread, thousands of WebSocket connections.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.client;

import org.jspecify.annotations.NullMarked;

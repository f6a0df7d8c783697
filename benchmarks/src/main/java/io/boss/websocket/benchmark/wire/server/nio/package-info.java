/**
 * The limit: no HTTP server and no WebSocket library, only channels and what the protocol
 * demands.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.server.nio;

import org.jspecify.annotations.NullMarked;

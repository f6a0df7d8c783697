/**
 * Server's side of RFC 6455 (WebSocket) and RFC 7692 (permessage-deflate): bytes to
 * messages and messages to frames. Without sockets, threads and frameworks.
 */
@NullMarked
package io.boss.websocket.wire;

import org.jspecify.annotations.NullMarked;

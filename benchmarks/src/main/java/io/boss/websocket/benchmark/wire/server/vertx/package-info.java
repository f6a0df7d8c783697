/**
 * Vert.x.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.server.vertx;

import org.jspecify.annotations.NullMarked;

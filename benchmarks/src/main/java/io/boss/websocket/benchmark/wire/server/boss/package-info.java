/**
 * This project, used as anybody would use it.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.server.boss;

import org.jspecify.annotations.NullMarked;

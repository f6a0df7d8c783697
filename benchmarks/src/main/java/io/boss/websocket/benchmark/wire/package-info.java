/**
 * The wire benchmark: whole processes, servers and a client, measured from outside.
 */
@NullMarked
package io.boss.websocket.benchmark.wire;

import org.jspecify.annotations.NullMarked;

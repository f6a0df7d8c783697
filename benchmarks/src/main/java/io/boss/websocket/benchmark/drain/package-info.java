/**
 * Proof of what happens to thousands of clients when a server is told to end.
 */
@NullMarked
package io.boss.websocket.benchmark.drain;

import org.jspecify.annotations.NullMarked;

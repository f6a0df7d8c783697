/**
 * Benchmarks: each class answers one question, and its Javadoc holds the command line.
 */
@NullMarked
package io.boss.websocket.benchmark;

import org.jspecify.annotations.NullMarked;

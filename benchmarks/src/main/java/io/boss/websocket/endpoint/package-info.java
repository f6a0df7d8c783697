/**
 * Benchmarks of what the library's room of this name shows to nobody else.
 */
@NullMarked
package io.boss.websocket.endpoint;

import org.jspecify.annotations.NullMarked;

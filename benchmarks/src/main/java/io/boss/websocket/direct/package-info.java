/**
 * Benchmarks of what nobody outside the engine's room may use.
 */
@NullMarked
package io.boss.websocket.direct;

import org.jspecify.annotations.NullMarked;

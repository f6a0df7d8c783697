/**
 * Limits on clients, and the counters behind them.
 */
@NullMarked
package io.boss.websocket.limit;

import org.jspecify.annotations.NullMarked;

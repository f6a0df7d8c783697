/**
 * How much clients may do: limits, and what counts towards them.
 */
@NullMarked
package io.boss.websocket.limit;

import org.jspecify.annotations.NullMarked;

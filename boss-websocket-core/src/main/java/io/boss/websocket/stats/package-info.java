/**
 * Port through which the engine tells what happens; what counts it lives elsewhere.
 */
@NullMarked
package io.boss.websocket.stats;

import org.jspecify.annotations.NullMarked;

/**
 * The build console: lines come in from outside, and every reader sees them.
 */
@NullMarked
package io.boss.websocket.demo.status;

import org.jspecify.annotations.NullMarked;

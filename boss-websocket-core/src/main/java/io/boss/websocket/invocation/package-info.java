/**
 * Annotated services: their methods are found and checked once, and called as the
 * callbacks of a handler.
 */
@NullMarked
package io.boss.websocket.invocation;

import org.jspecify.annotations.NullMarked;

/**
 * Log lines and warnings with text from outside: cleaned, limited in length and in
 * number. A throwable is never given to a logger, but printed by a
 * {@link io.boss.websocket.log.LogTrace}.
 */
@NullMarked
package io.boss.websocket.log;

import org.jspecify.annotations.NullMarked;

/**
 * What goes into the log when others have a say in it: cleaned, and not without end. A
 * throwable is never given to a logger, but printed by a
 * {@link io.boss.websocket.log.LogTrace}.
 */
@NullMarked
package io.boss.websocket.log;

import org.jspecify.annotations.NullMarked;

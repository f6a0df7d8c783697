/**
 * Lifetime of what a client was authenticated by, and what happens at its end.
 */
@NullMarked
package io.boss.websocket.security.lifetime;

import org.jspecify.annotations.NullMarked;

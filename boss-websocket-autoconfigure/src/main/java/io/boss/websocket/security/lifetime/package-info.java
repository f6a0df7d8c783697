/**
 * How long what a client was authenticated by is good for, and what happens then.
 */
@NullMarked
package io.boss.websocket.security.lifetime;

import org.jspecify.annotations.NullMarked;

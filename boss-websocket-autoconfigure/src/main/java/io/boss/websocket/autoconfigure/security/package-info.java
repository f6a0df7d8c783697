/**
 * Wiring of who may connect, with Spring Security if it is there.
 */
@NullMarked
package io.boss.websocket.autoconfigure.security;

import org.jspecify.annotations.NullMarked;

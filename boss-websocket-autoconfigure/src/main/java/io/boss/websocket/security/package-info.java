/**
 * Rules for who may connect, and the principal that a callback is run for. The only room
 * that knows Spring Security.
 */
@NullMarked
package io.boss.websocket.security;

import org.jspecify.annotations.NullMarked;

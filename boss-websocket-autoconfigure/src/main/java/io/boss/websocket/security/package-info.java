/**
 * Who may connect, and who a callback is run for. The only room that knows Spring
 * Security.
 */
@NullMarked
package io.boss.websocket.security;

import org.jspecify.annotations.NullMarked;

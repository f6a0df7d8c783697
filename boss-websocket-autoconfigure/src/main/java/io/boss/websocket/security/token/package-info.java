/**
 * Secrets that a browser shows in the handshake instead of headers: bearer tokens and
 * tickets.
 */
@NullMarked
package io.boss.websocket.security.token;

import org.jspecify.annotations.NullMarked;

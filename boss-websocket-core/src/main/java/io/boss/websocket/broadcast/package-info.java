/**
 * Broadcasts: the template that sends them, the transport that carries them, and the
 * dispatcher that gives them to services.
 */
@NullMarked
package io.boss.websocket.broadcast;

import org.jspecify.annotations.NullMarked;

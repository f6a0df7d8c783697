/**
 * Application events: what has become of services and of their clients.
 */
@NullMarked
package io.boss.websocket.event;

import org.jspecify.annotations.NullMarked;

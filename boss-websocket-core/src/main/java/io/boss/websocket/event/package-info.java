/**
 * Application events about services and their clients.
 */
@NullMarked
package io.boss.websocket.event;

import org.jspecify.annotations.NullMarked;

/**
 * Port between groups of connections and the transports that reach many connections at
 * once. Knows no connection itself, so that the vocabulary of users may use the port
 * without showing it.
 */
@NullMarked
package io.boss.websocket.multicast;

import org.jspecify.annotations.NullMarked;

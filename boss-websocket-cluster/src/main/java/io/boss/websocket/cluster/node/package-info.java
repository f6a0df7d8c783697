/**
 * Node of a cluster: its outbox to the broker, the dispatch of messages that it receives,
 * and its membership.
 */
@NullMarked
package io.boss.websocket.cluster.node;

import org.jspecify.annotations.NullMarked;

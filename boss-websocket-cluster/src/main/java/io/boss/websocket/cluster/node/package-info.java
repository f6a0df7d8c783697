/**
 * Node of a cluster: its outbox to the broker, the dispatch of messages that it receives,
 * and its membership.
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.cluster.node;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

/**
 * Lists of the clients in a service, across the nodes of a cluster.
 */
@NullMarked
package io.boss.websocket.cluster.presence;

import org.jspecify.annotations.NullMarked;

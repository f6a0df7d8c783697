/**
 * Leases and elections for work that must be done once: the node that runs a service of
 * scope CLUSTER.
 */
@NullMarked
package io.boss.websocket.cluster.lease;

import org.jspecify.annotations.NullMarked;

/**
 * Work that must be done once: which node runs a service of scope CLUSTER.
 */
@NullMarked
package io.boss.websocket.cluster.lease;

import org.jspecify.annotations.NullMarked;

/**
 * What becomes of a cluster when its broker, the way there, or a node fails.
 */
@NullMarked
package io.boss.websocket.cluster.faults;

import org.jspecify.annotations.NullMarked;

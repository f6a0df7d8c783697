/**
 * Wiring of a node of a cluster: its engine, and what works across nodes.
 */
@NullMarked
package io.boss.websocket.autoconfigure.cluster;

import org.jspecify.annotations.NullMarked;

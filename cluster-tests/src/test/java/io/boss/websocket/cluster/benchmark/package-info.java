/**
 * What broadcasts between nodes cost, beside the client library of the same broker.
 */
@NullMarked
package io.boss.websocket.cluster.benchmark;

import org.jspecify.annotations.NullMarked;

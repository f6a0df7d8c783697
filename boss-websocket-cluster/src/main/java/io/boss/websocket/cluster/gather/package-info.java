/**
 * Asking all nodes, and gathering what they answer.
 */
@NullMarked
package io.boss.websocket.cluster.gather;

import org.jspecify.annotations.NullMarked;

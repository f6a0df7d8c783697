/**
 * Questions to all nodes, and their answers.
 */
@NullMarked
package io.boss.websocket.cluster.gather;

import org.jspecify.annotations.NullMarked;

/**
 * Reports about the nodes and services of the cluster, for operators.
 */
@NullMarked
package io.boss.websocket.cluster.view;

import org.jspecify.annotations.NullMarked;

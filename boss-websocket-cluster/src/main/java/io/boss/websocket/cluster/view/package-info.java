/**
 * What there is in the cluster, for those who operate it.
 */
@NullMarked
package io.boss.websocket.cluster.view;

import org.jspecify.annotations.NullMarked;

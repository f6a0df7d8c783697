/**
 * Cluster engine on a message channel of the application.
 */
@NullMarked
package io.boss.websocket.cluster.channel;

import org.jspecify.annotations.NullMarked;

/**
 * The cluster's engine on a message channel that an application has.
 */
@NullMarked
package io.boss.websocket.cluster.channel;

import org.jspecify.annotations.NullMarked;

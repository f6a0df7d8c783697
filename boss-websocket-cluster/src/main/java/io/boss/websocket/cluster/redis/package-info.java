/**
 * Cluster engine on Redis, with Spring Data Redis.
 */
@NullMarked
package io.boss.websocket.cluster.redis;

import org.jspecify.annotations.NullMarked;

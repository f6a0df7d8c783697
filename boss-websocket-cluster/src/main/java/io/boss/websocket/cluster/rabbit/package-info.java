/**
 * Cluster engine on RabbitMQ, with Spring AMQP.
 */
@NullMarked
package io.boss.websocket.cluster.rabbit;

import org.jspecify.annotations.NullMarked;

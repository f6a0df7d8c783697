/**
 * Cluster engine on Kafka, with Spring for Apache Kafka.
 */
@NullMarked
package io.boss.websocket.cluster.kafka;

import org.jspecify.annotations.NullMarked;

/**
 * The engine of clusters whose broker is Kafka, with Spring for Apache Kafka.
 */
@NullMarked
package io.boss.websocket.cluster.kafka;

import org.jspecify.annotations.NullMarked;

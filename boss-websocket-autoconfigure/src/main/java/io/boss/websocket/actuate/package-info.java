/**
 * Endpoint and health indicators of the actuator: state of services and of the cluster,
 * and orders of operators.
 */
@NullMarked
package io.boss.websocket.actuate;

import org.jspecify.annotations.NullMarked;

/**
 * What the actuator shows of services and lets operators do to them.
 */
@NullMarked
package io.boss.websocket.actuate;

import org.jspecify.annotations.NullMarked;

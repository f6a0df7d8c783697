/**
 * Annotations for the methods of a service and their parameters.
 */
@NullMarked
package io.boss.websocket.annotation;

import org.jspecify.annotations.NullMarked;

/**
 * Annotations for the methods of a service and for what they are given.
 */
@NullMarked
package io.boss.websocket.annotation;

import org.jspecify.annotations.NullMarked;

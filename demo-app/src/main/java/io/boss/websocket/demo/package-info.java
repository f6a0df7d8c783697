/**
 * The sample application.
 */
@NullMarked
package io.boss.websocket.demo;

import org.jspecify.annotations.NullMarked;

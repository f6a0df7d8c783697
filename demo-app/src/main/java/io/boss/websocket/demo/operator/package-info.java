/**
 * Operation of the demo.
 */
@NullMarked
package io.boss.websocket.demo.operator;

import org.jspecify.annotations.NullMarked;

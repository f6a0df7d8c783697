/**
 * Chat service: one room, whose people have names.
 */
@NullMarked
package io.boss.websocket.demo.chat;

import org.jspecify.annotations.NullMarked;

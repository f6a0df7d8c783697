/**
 * Chat service: rooms, whose people have names, and the list of them.
 */
@NullMarked
package io.boss.websocket.demo.chat;

import org.jspecify.annotations.NullMarked;

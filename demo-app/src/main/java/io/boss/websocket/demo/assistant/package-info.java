/**
 * Assistant service: conversations with a language model, whose answers come as they are
 * typed.
 */
@NullMarked
package io.boss.websocket.demo.assistant;

import org.jspecify.annotations.NullMarked;

/**
 * Vocabulary that a user of stateful WebSocket services writes against.
 */
@NullMarked
package io.boss.websocket;

import org.jspecify.annotations.NullMarked;

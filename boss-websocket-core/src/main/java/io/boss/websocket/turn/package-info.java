/**
 * Turns of work, and whom they wake at their end. Imports no other room.
 */
@NullMarked
package io.boss.websocket.turn;

import org.jspecify.annotations.NullMarked;

/**
 * Diagnostics of what happens: the context of log lines, a log of messages, and events of
 * the flight recorder.
 */
@NullMarked
package io.boss.websocket.diagnostics;

import org.jspecify.annotations.NullMarked;

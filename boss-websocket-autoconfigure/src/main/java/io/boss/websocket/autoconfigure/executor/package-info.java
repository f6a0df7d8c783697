/**
 * Threads of the engine, and those that run the slow work of services.
 */
@NullMarked
package io.boss.websocket.autoconfigure.executor;

import org.jspecify.annotations.NullMarked;

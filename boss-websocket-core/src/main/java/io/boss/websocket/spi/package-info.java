/**
 * Interfaces for extensions: listeners of connections, interceptors of messages, encoders
 * and factories of handlers.
 */
@NullMarked
package io.boss.websocket.spi;

import org.jspecify.annotations.NullMarked;

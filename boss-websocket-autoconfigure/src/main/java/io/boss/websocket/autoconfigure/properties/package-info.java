/**
 * Properties of the application and of its services: what may be written, what it means
 * to the engine, and which names nobody reads.
 */
@NullMarked
package io.boss.websocket.autoconfigure.properties;

import org.jspecify.annotations.NullMarked;

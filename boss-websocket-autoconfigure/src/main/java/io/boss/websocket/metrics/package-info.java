/**
 * Meters and observations of Micrometer for what happens to services and connections.
 */
@NullMarked
package io.boss.websocket.metrics;

import org.jspecify.annotations.NullMarked;

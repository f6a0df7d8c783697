/**
 * What happens to services and connections, as Micrometer's meters and observations.
 */
@NullMarked
package io.boss.websocket.metrics;

import org.jspecify.annotations.NullMarked;

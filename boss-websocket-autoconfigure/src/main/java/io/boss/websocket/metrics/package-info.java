/**
 * What happens to services and connections, as Micrometer meters.
 */
@NullMarked
package io.boss.websocket.metrics;

import org.jspecify.annotations.NullMarked;

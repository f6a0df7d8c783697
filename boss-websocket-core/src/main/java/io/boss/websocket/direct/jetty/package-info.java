/**
 * Jetty's end points, taken over the way in which Jetty's own protocols do it. They read
 * on Jetty's selectors, with TLS or without.
 */
@NullMarked
package io.boss.websocket.direct.jetty;

import org.jspecify.annotations.NullMarked;

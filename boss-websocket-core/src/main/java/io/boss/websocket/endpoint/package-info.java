/**
 * Where a service meets the web server: handshakes, refusals, and frames on their way in.
 */
@NullMarked
package io.boss.websocket.endpoint;

import org.jspecify.annotations.NullMarked;

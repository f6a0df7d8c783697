/**
 * Wiring of the web server: its connectors, and the transport that fits them.
 */
@NullMarked
package io.boss.websocket.autoconfigure.server;

import org.jspecify.annotations.NullMarked;

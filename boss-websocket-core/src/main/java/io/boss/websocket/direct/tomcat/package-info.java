/**
 * Sockets adopted from Tomcat: after the handshake Tomcat has no part in a connection but
 * to count it.
 */
@NullMarked
package io.boss.websocket.direct.tomcat;

import org.jspecify.annotations.NullMarked;

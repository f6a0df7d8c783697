/**
 * Ports of authentication for applications: tickets, bearer tokens, and the end of an
 * authentication. This package and those below are the only ones that know Spring
 * Security.
 */
@NullMarked
package io.boss.websocket.security;

import org.jspecify.annotations.NullMarked;

/**
 * Access to services, by rules and roles, and the authentication that callbacks run with.
 */
@NullMarked
package io.boss.websocket.security.access;

import org.jspecify.annotations.NullMarked;

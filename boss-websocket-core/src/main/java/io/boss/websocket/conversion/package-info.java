/**
 * Between messages and objects: Spring Messaging's converters, as each service uses them.
 */
@NullMarked
package io.boss.websocket.conversion;

import org.jspecify.annotations.NullMarked;

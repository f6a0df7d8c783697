/**
 * Conversion between messages and objects by Spring Messaging's converters, as each
 * service uses them.
 */
@NullMarked
package io.boss.websocket.conversion;

import org.jspecify.annotations.NullMarked;

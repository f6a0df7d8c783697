/**
 * Discovery of an application's services, and of what was meant to be one.
 */
@NullMarked
package io.boss.websocket.autoconfigure.discovery;

import org.jspecify.annotations.NullMarked;

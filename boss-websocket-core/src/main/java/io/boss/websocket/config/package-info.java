/**
 * Customizers of services, and the settings and limits that customizers change.
 */
@NullMarked
package io.boss.websocket.config;

import org.jspecify.annotations.NullMarked;

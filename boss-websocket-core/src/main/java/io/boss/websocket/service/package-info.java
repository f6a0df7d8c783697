/**
 * Services: found, described, run and supervised; a frame becomes mail and mail becomes a
 * callback.
 */
@NullMarked
package io.boss.websocket.service;

import org.jspecify.annotations.NullMarked;

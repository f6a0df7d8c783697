/**
 * Observations of callbacks: names, tags and the convention that an application may
 * replace.
 */
@NullMarked
package io.boss.websocket.observation;

import org.jspecify.annotations.NullMarked;

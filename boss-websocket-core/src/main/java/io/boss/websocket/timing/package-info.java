/**
 * Wake-ups of workers, put off where that saves some, and times as numbers. Imports no
 * other room but that of the log.
 */
@NullMarked
package io.boss.websocket.timing;

import org.jspecify.annotations.NullMarked;

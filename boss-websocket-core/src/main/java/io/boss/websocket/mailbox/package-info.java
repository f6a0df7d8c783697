/**
 * Runs mail one at a time on a serialized task executor: bounded, fair, and safe against
 * rejection and errors.
 */
@NullMarked
package io.boss.websocket.mailbox;

import org.jspecify.annotations.NullMarked;

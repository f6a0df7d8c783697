/**
 * Mailboxes of services, whose mail a serialized task executor runs one at a time:
 * bounded, fair, and safe against rejection and errors.
 */
@NullMarked
package io.boss.websocket.mailbox;

import org.jspecify.annotations.NullMarked;

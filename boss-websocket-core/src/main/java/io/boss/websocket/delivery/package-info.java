/**
 * Delivery of infos and application events that may be late and must not be lost: what
 * finds no room waits in a bounded backlog. Knows no service; a service is one of the
 * queues.
 */
@NullMarked
package io.boss.websocket.delivery;

import org.jspecify.annotations.NullMarked;

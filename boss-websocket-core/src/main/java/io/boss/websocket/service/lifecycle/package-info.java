/**
 * Start and drain of all services of an application, and the watchdog over their
 * callbacks. Sees of a service what {@link io.boss.websocket.service.ServiceLifecycle
 * ServiceLifecycle} offers, so that mail, loop and supervision stay package-private in
 * their own room.
 */
@NullMarked
package io.boss.websocket.service.lifecycle;

import org.jspecify.annotations.NullMarked;

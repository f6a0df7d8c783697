package io.boss.websocket.service;

/**
 * Tells failures of a callback that mean its client or sender lacks a right from those
 * that mean the service is broken. The former end no instance: otherwise whoever lacks a
 * right could restart the service as often as he likes.
 */
@FunctionalInterface
public interface AccessDenial {

	/**
	 * Whether a failure means that access was denied. Called on the thread of the
	 * callback; must not throw.
	 * @param failure what the callback has thrown
	 * @return whether it does
	 */
	boolean isDenied(Throwable failure);

}

package io.boss.websocket;

/**
 * The state of life of a service.
 */
public enum ServiceState {

	/**
	 * The first instance is being initialised, or has not been yet.
	 */
	STARTING,

	/**
	 * An instance handles mail.
	 */
	RUNNING,

	/**
	 * The last instance has ended; the supervisor waits for the back-off to pass, or
	 * initialises the next. Mail waits.
	 */
	RESTARTING,

	/**
	 * The supervisor has given up: too many restarts in too short a time. Handshakes get
	 * 503.
	 */
	DOWN,

	/**
	 * The service has ended and its restart policy asks for no other instance, or the
	 * application shuts down.
	 */
	STOPPED

}

package io.boss.websocket;

import java.util.Collection;

/**
 * A service as others see it: it outlives the instances that the supervisor starts. Safe
 * on any thread.
 */
public interface BossServiceReference {

	/**
	 * Name of the service.
	 * @return the name
	 */
	String name();

	/**
	 * Path of the service below the context path.
	 * @return {@code <boss.base-url>/websocket/<name>}
	 */
	String path();

	/**
	 * How the service is at this moment.
	 * @return the state of life
	 */
	ServiceState state();

	/**
	 * How often the supervisor has replaced an instance since the service was started.
	 * @return the number of restarts
	 */
	long restarts();

	/**
	 * The clients that are joined at this moment.
	 * @return the connections, in order of joining
	 */
	Collection<BossConnection> connections();

	/**
	 * Sends information to {@link BossServiceHandler#handleInfo}. Never blocks.
	 * @param info the information
	 * @return what became of it, never {@link DeliveryResult#UNKNOWN_SERVICE}
	 */
	DeliveryResult info(Object info);

	/**
	 * Starts a service that is {@link ServiceState#DOWN down} or
	 * {@link ServiceState#STOPPED stopped}, with its count of restarts begun anew.
	 * Returns before the instance is initialised.
	 * @return whether it was down or stopped, and the application is not shutting down
	 */
	boolean start();

	/**
	 * Replaces the running instance by a fresh one, whatever the restart policy is and
	 * without being counted towards its limits; a service that is down or stopped is
	 * started. The callback that runs is not interrupted; what waits in the mailbox goes
	 * to the fresh instance, and clients are joined to it again. Returns before that.
	 * @return whether there was something to restart
	 */
	boolean restart();

	/**
	 * Lets no further callback begin. Mail waits within the bounds of the mailbox:
	 * clients that send much are not read, and broadcasts are refused once their share is
	 * full. Meant for operators who look into something; a drain ends the pause, and does
	 * not let another begin. A service that is started or restarted while it is paused
	 * stays so.
	 */
	void pause();

	/**
	 * Goes on after {@link #pause()}.
	 */
	void resume();

	/**
	 * Whether somebody has paused the service.
	 * @return whether it is paused
	 */
	boolean isPaused();

}

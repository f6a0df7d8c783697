package io.boss.websocket.timing;

import java.time.Instant;

/**
 * Clock of an engine: all that the engine does in time asks it, and nothing asks the
 * system. A test kit puts its own in place, whose time passes when a test says so. Safe
 * on any thread.
 */
public interface EngineClock {

	/**
	 * Clock of the system, by which applications run.
	 */
	EngineClock SYSTEM = new SystemClock();

	/**
	 * Time for measuring, as {@link System#nanoTime()}.
	 * @return the time in nanoseconds, of which only differences mean something
	 */
	long nanoTime();

	/**
	 * Time of day, as {@link Instant#now()}.
	 * @return the time
	 */
	Instant instant();

}

package io.boss.websocket;

import org.jspecify.annotations.Nullable;

/**
 * What became of work that a service had done elsewhere
 * ({@link BossServiceReference#pipeToSelf}). Delivered to
 * {@link BossServiceHandler#handleInfo}. Immutable.
 */
public sealed interface TaskResult {

	/**
	 * Name that the work was given.
	 * @return the name
	 */
	String name();

	/**
	 * The work is done.
	 *
	 * @param name the name that the work was given
	 * @param value what it returned
	 */
	record Success(String name, @Nullable Object value) implements TaskResult {
	}

	/**
	 * The work has failed.
	 *
	 * @param name the name that the work was given
	 * @param cause what it threw, an {@link Error} included
	 */
	record Failure(String name, Throwable cause) implements TaskResult {
	}

}

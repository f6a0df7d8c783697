package io.boss.websocket.test;

import java.util.Set;

import io.boss.websocket.BossServiceReference;
import io.boss.websocket.ServiceState;
import org.jspecify.annotations.Nullable;

/**
 * Service under test, as a test looks at it. Each look comes after all that was ready.
 *
 * @since 0.1.0
 */
public interface TestedService {

	/**
	 * Name of the service.
	 * @return the name
	 */
	String name();

	/**
	 * Path of the service.
	 * @return the path
	 */
	String path();

	/**
	 * Private state of the running instance, which nobody but a test sees.
	 * @return the state after the last callback, or {@code null} if it has none
	 */
	@Nullable Object state();

	/**
	 * Private state of the running instance.
	 * @param <S> the type of the state
	 * @param type the type of the state
	 * @return the state
	 * @throws AssertionError if the state is none of the type
	 */
	<S> S state(Class<S> type);

	/**
	 * Whether it runs, is down, or has stopped.
	 * @return the state of life
	 */
	ServiceState status();

	/**
	 * How often the supervisor has replaced an instance since the test began.
	 * @return the number of restarts
	 */
	long restarts();

	/**
	 * Active timers of the running instance.
	 * @return their names
	 */
	Set<String> timers();

	/**
	 * How many clients are joined.
	 * @return the number of clients
	 */
	int clients();

	/**
	 * Asks the service, as {@code gen_server:call}. Others go on meanwhile, and time
	 * passes if there is nothing else to do.
	 * @param request what is asked for
	 * @return the answer
	 * @throws io.boss.websocket.ServiceCallException if there is none
	 */
	@Nullable Object call(Object request);

	/**
	 * The service as the application sees it: sends infos, pauses, restarts.
	 * @return the reference
	 */
	BossServiceReference reference();

}

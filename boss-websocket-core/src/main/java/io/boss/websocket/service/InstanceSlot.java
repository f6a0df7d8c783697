package io.boss.websocket.service;

import java.time.Duration;

import io.boss.websocket.Outcome;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.mailbox.SerializedTaskExecutor;
import io.boss.websocket.stats.ServiceStats;
import org.jspecify.annotations.Nullable;

/**
 * The place of the one instance that a service has at most, with what belongs to it. All
 * methods run as tasks of the service's executor, except those that say otherwise.
 */
final class InstanceSlot {

	private final ServiceDescriptor descriptor;

	private final ServiceEnvironment environment;

	private final ServiceLoop loop;

	private final SerializedTaskExecutor executor;

	private final IdleTimer idleTimer;

	private final CallbackRunner callbacks;

	private final ServiceHistory history;

	private final int maxTimers;

	private @Nullable Instance<?> instance;

	// The latest one, which may have ended.
	private volatile @Nullable InstanceScope scope;

	InstanceSlot(ServiceDescriptor descriptor, ServiceSettings settings, ServiceEnvironment environment,
			ServiceLoop loop, SerializedTaskExecutor executor, ServiceStats stats) {
		this.descriptor = descriptor;
		this.environment = environment;
		this.loop = loop;
		this.executor = executor;
		this.idleTimer = new IdleTimer(loop, executor, environment.scheduler());
		this.callbacks = new CallbackRunner(descriptor, settings, stats, environment);
		this.history = new ServiceHistory(descriptor.name(), stats, environment.events());
		this.maxTimers = settings.maxTimers();
	}

	/**
	 * The callback that runs. On any thread.
	 * @return the callback, or {@code null} if none runs
	 */
	@Nullable RunningCallback running() {
		return this.callbacks.running();
	}

	/**
	 * What has become of instances. On any thread.
	 * @return the history
	 */
	ServiceHistory history() {
		return this.history;
	}

	/**
	 * What belongs to the instance that runs. On any thread.
	 * @return the scope, or {@code null} if none runs
	 */
	@Nullable InstanceScope scope() {
		InstanceScope scope = this.scope;
		return (scope != null && !scope.hasEnded()) ? scope : null;
	}

	boolean isEmpty() {
		return this.instance == null;
	}

	/**
	 * Starts an instance; throws what its init throws.
	 */
	void start() {
		this.scope = new InstanceScope(
				new InstanceTimers(this.loop, this.executor, this.environment.scheduler(), this.maxTimers));
		try {
			this.instance = this.callbacks.init(this.descriptor.handlers().get());
		}
		catch (Throwable ex) {
			endScope();
			throw ex;
		}
	}

	/**
	 * Lets the instance handle mail.
	 * @param mail the mail
	 * @return what the callback answers
	 * @throws Throwable what ends the instance
	 */
	Outcome<?> handle(ServiceMail mail) throws Throwable {
		Instance<?> instance = this.instance;
		if (instance == null) {
			throw new IllegalStateException("no instance");
		}
		this.idleTimer.disarm();
		return this.callbacks.handle(instance, mail);
	}

	/**
	 * The instance wants to hear if it is left alone.
	 * @param silence for how long
	 */
	void armTimeout(Duration silence) {
		this.idleTimer.arm(silence);
	}

	/**
	 * Ends the instance, if there is one.
	 * @param reason why
	 */
	void end(TerminationReason reason) {
		this.idleTimer.cancel();
		Instance<?> instance = this.instance;
		this.instance = null;
		if (instance == null) {
			return;
		}
		this.history.ended();
		try {
			this.callbacks.terminate(instance, reason);
		}
		catch (Throwable ex) {
			this.history.failedInTerminate(ex);
		}
		finally {
			endScope();
		}
	}

	private void endScope() {
		InstanceScope scope = this.scope;
		if (scope != null) {
			scope.end();
		}
	}

}

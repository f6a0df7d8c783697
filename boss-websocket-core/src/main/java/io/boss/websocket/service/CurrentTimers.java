package io.boss.websocket.service;

import java.time.Duration;
import java.util.Set;

import io.boss.websocket.ServiceTimers;

import org.springframework.util.Assert;

/**
 * Timers of the instance of a service that runs when they are used.
 */
final class CurrentTimers implements ServiceTimers {

	private final ServiceContext service;

	private final InstanceSlot instance;

	CurrentTimers(ServiceContext service, InstanceSlot instance) {
		this.service = service;
		this.instance = instance;
	}

	@Override
	public void startSingle(String name, Duration delay, Object info) {
		start(name, delay, false, info);
	}

	@Override
	public void startPeriodic(String name, Duration period, Object info) {
		start(name, period, true, info);
	}

	private void start(String name, Duration wait, boolean periodic, Object info) {
		Assert.isTrue(!wait.isNegative() && !wait.isZero(), () -> "Time must be positive: " + wait);
		InstanceScope scope = this.instance.scope();
		if (scope == null || !scope.timers().start(name, wait, periodic, info)) {
			throw new IllegalStateException(
					"No timer '" + name + "': no instance of service '" + this.service.label() + "' runs");
		}
	}

	@Override
	public boolean cancel(String name) {
		InstanceScope scope = this.instance.scope();
		return scope != null && scope.timers().cancel(name);
	}

	@Override
	public boolean isActive(String name) {
		return names().contains(name);
	}

	@Override
	public Set<String> names() {
		InstanceScope scope = this.instance.scope();
		return (scope != null) ? scope.timerNames() : Set.of();
	}

}

package io.boss.websocket.actuate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.boss.websocket.ServiceState;
import io.boss.websocket.service.CallbackLimits;
import io.boss.websocket.service.RunningCallback;
import io.boss.websocket.service.ServiceCrash;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.service.ServiceRegistry;
import io.boss.websocket.service.ServiceStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * {@link HealthIndicator} for services: DOWN if the supervisor has given one up, or if a
 * callback does not end. A service that is stopped has been by its own policy, one that
 * starts or restarts is being looked after, and one on standby runs elsewhere: all are
 * UP.
 */
public class BossWebSocketHealthIndicator extends AbstractHealthIndicator {

	private final Map<ServiceProcess, CallbackLimits> limits = new LinkedHashMap<>();

	/**
	 * Creates an indicator.
	 * @param registry the services
	 * @param limits how long callbacks may take, by the name of the service
	 */
	public BossWebSocketHealthIndicator(ServiceRegistry registry, Function<String, CallbackLimits> limits) {
		super("Could not tell how WebSocket services are");
		registry.processes().forEach((process) -> this.limits.put(process, limits.apply(process.name())));
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up();
		this.limits.forEach((process, limits) -> {
			ServiceStatus status = process.status();
			Map<String, Object> stuck = stuck(process, status.running(), limits);
			if (isDown(status) || stuck != null) {
				builder.down();
			}
			builder.withDetail(process.name(), details(status, stuck));
		});
	}

	private static Map<String, Object> details(ServiceStatus status, @Nullable Map<String, Object> stuck) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("state", status.state().name());
		if (status.paused()) {
			details.put("paused", true);
		}
		ServiceCrash crash = status.lastCrash();
		if (crash != null && isDown(status)) {
			details.put("lastCrash", Map.of("time", crash.time().toString(), "callback", crash.callback(), "type",
					crash.type().getName()));
		}
		Instant nextStart = status.nextStart();
		if (nextStart != null) {
			details.put("nextStart", nextStart.toString());
		}
		if (stuck != null) {
			details.put("stuck", stuck);
		}
		return details;
	}

	// Also while it is tried again, or it would be up for as long as its init takes to
	// fail.
	private static boolean isDown(ServiceStatus status) {
		return status.state() == ServiceState.DOWN || status.givenUp();
	}

	private static @Nullable Map<String, Object> stuck(ServiceProcess process, @Nullable RunningCallback running,
			CallbackLimits limits) {
		if (running == null || !limits.isStuck(running)) {
			return null;
		}
		List<String> stack = running.stack().stream().map(StackTraceElement::toString).toList();
		if (process.status().running() != running) {
			// It has ended just now, and its thread is elsewhere.
			return null;
		}
		Map<String, Object> stuck = new LinkedHashMap<>();
		stuck.put("callback", running.name().method());
		stuck.put("since", running.since().toString());
		stuck.put("thread", running.threadName());
		stuck.put("stack", stack);
		return stuck;
	}

}

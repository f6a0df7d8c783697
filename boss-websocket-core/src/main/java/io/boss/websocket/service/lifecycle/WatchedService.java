package io.boss.websocket.service.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import io.boss.websocket.service.RunningCallback;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.timing.Nanos;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Findings of the {@link CallbackWatchdog} about a service. Confined to the watchdog's
 * task.
 */
final class WatchedService {

	private static final Log logger = LogFactory.getLog(WatchedService.class);

	private final ServiceProcess service;

	private final Duration warnAfter;

	// The callback that was warned of last, until it is seen to have ended.
	private @Nullable RunningCallback warned;

	private Duration nextWarning;

	WatchedService(ServiceProcess service, Duration warnAfter) {
		this.service = service;
		this.warnAfter = Nanos.limited(warnAfter);
		this.nextWarning = this.warnAfter;
	}

	/**
	 * Warns if a callback has been running for too long, and again each time it has been
	 * running twice as long.
	 */
	void look() {
		RunningCallback running = this.service.running();
		RunningCallback warned = this.warned;
		if (warned != null && warned != running) {
			ended(warned);
		}
		if (running != null) {
			Duration duration = running.duration();
			if (duration.compareTo(this.nextWarning) > 0) {
				warn(running, duration);
			}
		}
	}

	private void warn(RunningCallback running, Duration duration) {
		String stack = lines(running.stack());
		boolean still = this.service.running() == running;
		logger.warn("Service '" + this.service.name() + "' has been in " + running.name().method() + " for "
				+ duration.toMillis() + " ms on thread " + running.threadName() + client(running)
				+ ", and handles nothing else meanwhile (boss.websocket.callback.warn-after)"
				+ (still ? stack : "; it has ended just now"));
		this.warned = running;
		while (this.nextWarning.compareTo(duration) <= 0) {
			this.nextWarning = this.nextWarning.multipliedBy(2);
		}
	}

	private static String lines(List<StackTraceElement> stack) {
		return stack.stream().map((frame) -> "\n\tat " + frame).collect(Collectors.joining());
	}

	private static String client(RunningCallback running) {
		return (running.connectionId() != null) ? ", for client " + running.connectionId() : "";
	}

	private void ended(RunningCallback warned) {
		logger.info("Service '" + this.service.name() + "' has left " + warned.name().method() + client(warned)
				+ " after about " + warned.duration().toMillis() + " ms");
		this.warned = null;
		this.nextWarning = this.warnAfter;
	}

}

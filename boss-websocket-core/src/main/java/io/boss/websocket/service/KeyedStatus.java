package io.boss.websocket.service;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Status of all processes of a keyed service together: sums, and the worst of each.
 */
final class KeyedStatus {

	private KeyedStatus() {
	}

	static ServiceStatus of(KeyedService service, Collection<ServiceProcess> processes) {
		List<ServiceStatus> all = processes.stream().map(ServiceProcess::status).toList();
		return new ServiceStatus(service.name(), service.path(), service.descriptor().type(),
				service.reference().state(), service.isPaused(), service.totals().instances(), null,
				all.stream().mapToLong(ServiceStatus::restarts).sum(), service.totals().lastCrash(),
				all.stream().mapToInt(ServiceStatus::mailboxDepth).sum(),
				all.stream().mapToLong(ServiceStatus::mailboxBytes).sum(),
				all.stream().map(ServiceStatus::oldestMail).max(Comparator.naturalOrder()).orElse(Duration.ZERO),
				longest(all), all.stream().mapToInt(ServiceStatus::connections).sum(), false, null);
	}

	private static @Nullable RunningCallback longest(List<ServiceStatus> all) {
		return all.stream()
			.map(ServiceStatus::running)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.max(Comparator.comparing(RunningCallback::duration))
			.orElse(null);
	}

}

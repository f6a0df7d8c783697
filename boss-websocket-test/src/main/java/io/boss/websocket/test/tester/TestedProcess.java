package io.boss.websocket.test.tester;

import java.util.Set;

import io.boss.websocket.BossServiceReference;
import io.boss.websocket.ServiceState;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.test.TestedService;
import org.jspecify.annotations.Nullable;

/**
 * View of a service for a test.
 */
final class TestedProcess implements TestedService {

	private final ServiceProcess process;

	private final TestParts parts;

	TestedProcess(ServiceProcess process, TestParts parts) {
		this.process = process;
		this.parts = parts;
	}

	private ServiceProcess settled() {
		this.parts.loop().settle();
		return this.process;
	}

	@Override
	public String name() {
		return this.process.name();
	}

	@Override
	public String path() {
		return this.process.path();
	}

	@Override
	public @Nullable Object state() {
		return this.parts.observed().state(settled().name());
	}

	@Override
	public <S> S state(Class<S> type) {
		Object state = state();
		if (!type.isInstance(state)) {
			throw new AssertionError(
					"The state of service '" + name() + "' is no " + type.getSimpleName() + ": " + state);
		}
		return type.cast(state);
	}

	@Override
	public ServiceState status() {
		return settled().state();
	}

	@Override
	public long restarts() {
		return settled().restarts();
	}

	@Override
	public Set<String> timers() {
		return settled().timers().names();
	}

	@Override
	public int clients() {
		return settled().connections().size();
	}

	@Override
	public @Nullable Object call(Object request) {
		return this.process.call(request);
	}

	@Override
	public BossServiceReference reference() {
		return this.process;
	}

	@Override
	public String toString() {
		return "service '" + name() + "', " + this.process.state();
	}

}

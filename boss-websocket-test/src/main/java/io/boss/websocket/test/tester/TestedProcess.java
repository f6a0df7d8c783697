package io.boss.websocket.test.tester;

import java.util.Set;

import io.boss.websocket.BossServiceReference;
import io.boss.websocket.ServiceState;
import io.boss.websocket.test.TestedService;
import org.jspecify.annotations.Nullable;

/**
 * View of a service, or of an instance of a keyed service, for a test.
 */
final class TestedProcess implements TestedService {

	private final BossServiceReference reference;

	private final String address;

	private final TestParts parts;

	/**
	 * Creates a view.
	 * @param reference the service
	 * @param address its address, under which its state is known
	 * @param parts the parts of the test
	 */
	TestedProcess(BossServiceReference reference, String address, TestParts parts) {
		this.reference = reference;
		this.address = address;
		this.parts = parts;
	}

	private BossServiceReference settled() {
		this.parts.loop().settle();
		return this.reference;
	}

	@Override
	public String name() {
		return this.reference.name();
	}

	@Override
	public String path() {
		return this.reference.path();
	}

	@Override
	public @Nullable Object state() {
		BossServiceReference service = settled();
		boolean hasNoInstance = service.state() == ServiceState.STOPPED && this.address.indexOf('/') >= 0;
		return hasNoInstance ? null : this.parts.observed().state(this.address);
	}

	@Override
	public <S> S state(Class<S> type) {
		Object state = state();
		if (!type.isInstance(state)) {
			throw new AssertionError(
					"The state of service '" + this.address + "' is no " + type.getSimpleName() + ": " + state);
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
		return this.reference.call(request);
	}

	@Override
	public BossServiceReference reference() {
		return this.reference;
	}

	@Override
	public String toString() {
		return "service '" + this.address + "', " + this.reference.state();
	}

}

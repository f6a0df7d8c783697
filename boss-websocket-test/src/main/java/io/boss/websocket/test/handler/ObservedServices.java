package io.boss.websocket.test.handler;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.test.engine.Transcript;
import org.jspecify.annotations.Nullable;

/**
 * Services whose callbacks a test sees: each handler that an instance gets is wrapped by
 * one that writes down what it is told and what it answers. Safe on any thread.
 */
public final class ObservedServices {

	private final Transcript transcript;

	private final PlannedCrashes crashes;

	private final Function<BossConnection, String> names;

	private final Map<String, ObservedHandler<?>> latest = new ConcurrentHashMap<>();

	/**
	 * Creates an observer.
	 * @param transcript where callbacks are written
	 * @param crashes the crashes that are planned
	 * @param names the names of clients, in place of ids that differ from run to run
	 */
	public ObservedServices(Transcript transcript, PlannedCrashes crashes, Function<BossConnection, String> names) {
		this.transcript = transcript;
		this.crashes = crashes;
		this.names = names;
	}

	/**
	 * Observes the instances of a service.
	 * @param service the service
	 * @return the same, whose handlers are observed
	 */
	public ServiceDescriptor observe(ServiceDescriptor service) {
		Supplier<BossServiceHandler<?>> handlers = service.handlers();
		return new ServiceDescriptor(service.name(), service.path(), service.template(), service.beanName(),
				service.type(), service.subprotocols(), service.restartPolicy(), service.scope(), service.annotated(),
				() -> new ObservedHandler<>(service.name(), handlers.get(), this), service.keys());
	}

	void isLatest(String service, ObservedHandler<?> handler) {
		this.latest.put(service, handler);
	}

	/**
	 * State of the latest instance of a service.
	 * @param service the name of the service, with the key if there is one
	 * @return the state after the last callback that has not failed
	 */
	public @Nullable Object state(String service) {
		ObservedHandler<?> handler = this.latest.get(service);
		return (handler != null) ? handler.state() : null;
	}

	/**
	 * The name of a client.
	 * @param client its connection
	 * @return the name, the same in each run
	 */
	String nameOf(BossConnection client) {
		return this.names.apply(client);
	}

	void begin(String service, CallbackName callback, String what) {
		this.transcript.add(service, what);
		this.crashes.crashIfPlanned(service, callback);
	}

	void note(String service, String what) {
		this.transcript.add(service, what);
	}

}

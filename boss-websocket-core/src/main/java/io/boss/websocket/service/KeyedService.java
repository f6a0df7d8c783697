package io.boss.websocket.service;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.boss.websocket.BossServiceReference;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.KeyedServiceReference;
import io.boss.websocket.ServiceState;
import io.boss.websocket.config.Limit;
import io.boss.websocket.limit.KeyedCounts;
import io.boss.websocket.limit.LimitListener;
import io.boss.websocket.limit.Origin;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.stats.ServiceStats;
import org.jspecify.annotations.Nullable;

/**
 * Service with a process for each key that is in use. A process is made for the first
 * client or info of its key, and is forgotten when it has ended.
 * <p>
 * Of one key, no two instances are ever there. A process that has retired takes nothing
 * any more, so whoever finds it makes the next one, which begins when the instance of the
 * former has terminated.
 */
public final class KeyedService implements ServiceUnit, KeyedServiceReference {

	private static final int FEWEST_ENDING = 16;

	private final ServiceCommon common;

	private final ServiceSettings.Keyed settings;

	private final Map<String, ServiceProcess> processes = new ConcurrentHashMap<>();

	// Those that are not retired: reserved before a process is made.
	private final AtomicInteger places = new AtomicInteger();

	private final AtomicInteger vacancies = new AtomicInteger();

	private final AtomicInteger ending = new AtomicInteger();

	private final KeyedCounts owners = new KeyedCounts();

	private final KeyKeeper keeper = new Keeper();

	private final KeySweep sweep;

	private final KeyedLifecycle lifecycle;

	private final KeyedReference reference;

	private volatile boolean paused;

	KeyedService(ServiceCommon common) {
		this.common = common;
		this.settings = common.settings().keyed();
		this.sweep = new KeySweep(this.processes, common.environment().time(), this.settings.idleTimeout());
		this.lifecycle = new KeyedLifecycle(common.descriptor().name(), this.processes);
		this.reference = new KeyedReference(this);
	}

	@Override
	public ServiceDescriptor descriptor() {
		return this.common.descriptor();
	}

	@Override
	public String name() {
		return descriptor().name();
	}

	@Override
	public String path() {
		return descriptor().path();
	}

	@Override
	public ServiceStats stats() {
		return this.common.stats();
	}

	@Override
	public ServiceLifecycle lifecycle() {
		return this.lifecycle;
	}

	@Override
	public Collection<ServiceProcess> processes() {
		return List.copyOf(this.processes.values());
	}

	@Override
	public void forEachProcess(Consumer<ServiceProcess> visitor) {
		this.processes.values().forEach(visitor);
	}

	@Override
	public List<String> keys() {
		return this.processes.values()
			.stream()
			.filter((process) -> !process.isRetired())
			.map(ServiceProcess::key)
			.sorted()
			.toList();
	}

	@Override
	public BossServiceReference reference() {
		return this.reference;
	}

	@Override
	public BossServiceReference key(String key) {
		InstanceKey found = find(key);
		if (found == null) {
			throw new IllegalArgumentException(
					"Service '" + name() + "' has no key '" + key + "': its template is '" + descriptor().template()
							+ "', and boss.websocket.keyed.max-key-length is " + this.settings.maxKeyLength());
		}
		return new KeyReference(this, found);
	}

	/**
	 * Finds a key.
	 * @param key the key as text
	 * @return the key, or {@code null} if there can be none such
	 */
	public @Nullable InstanceKey find(String key) {
		int longest = this.settings.maxKeyLength();
		boolean fits = key.length() <= longest && key.getBytes(StandardCharsets.UTF_8).length <= longest;
		return fits ? descriptor().key(key) : null;
	}

	/**
	 * Process of a key.
	 * @param key the key as text
	 * @return the process, or {@code null} if there is none
	 */
	public @Nullable ServiceProcess process(String key) {
		ServiceProcess process = this.processes.get(key);
		return (process != null && !process.isRetired()) ? process : null;
	}

	@Override
	public ServiceStatus status() {
		return census().status();
	}

	/**
	 * Counts the processes of this moment.
	 * @return the census
	 */
	public KeyedCensus census() {
		return KeyedCensus.of(this);
	}

	@Override
	public WorkCounts work() {
		return this.common.work();
	}

	@Override
	public int clientCount() {
		return this.lifecycle.clientCount();
	}

	@Override
	public @Nullable Object origin() {
		return (this.common.environment().observer() != null) ? this.common.environment().observer().origin() : null;
	}

	@Override
	public DeliveryResult broadcast(Object message) {
		return FanOut.broadcast(message, this.processes.values());
	}

	@Override
	public @Nullable Unavailability availability(@Nullable InstanceKey key, @Nullable Principal user) {
		if (this.lifecycle.isDraining()) {
			return Unavailability.DRAINING;
		}
		ServiceProcess process = (key != null) ? process(key.key()) : null;
		if (!this.lifecycle.isOpen() || (process != null && !process.isAccepting())) {
			return Unavailability.NOT_RUNNING;
		}
		return (process == null && isFull()) ? Unavailability.TOO_MANY_INSTANCES : null;
	}

	@Override
	public Admission admit(@Nullable InstanceKey key, @Nullable Principal user, LimitListener listener) {
		if (key == null) {
			throw new IllegalArgumentException("Service '" + name() + "' has an instance for each key");
		}
		while (true) {
			Unavailability why = availability(key, user);
			if (why != null) {
				return new Admission.Refused(why);
			}
			ServiceProcess process = process(key.key());
			if (process == null) {
				Object owner = owner(user);
				why = charge(owner, listener);
				process = (why == null) ? make(key, owner) : null;
			}
			if (why != null) {
				return new Admission.Refused(why);
			}
			Seat seat = (process != null) ? process.sit() : null;
			if (seat != null) {
				return seat;
			}
		}
	}

	private @Nullable Object owner(@Nullable Principal user) {
		return (this.settings.maxPerPrincipal() > 0) ? Origin.of(user, null).principal() : null;
	}

	private @Nullable Unavailability charge(@Nullable Object owner, LimitListener listener) {
		if (owner == null || this.owners.add(owner, this.settings.maxPerPrincipal()) >= 0) {
			return null;
		}
		if (listener.exceeded(Limit.INSTANCES_PER_PRINCIPAL)) {
			return Unavailability.TOO_MANY_OF_PRINCIPAL;
		}
		this.owners.add(owner, Integer.MAX_VALUE);
		return null;
	}

	/**
	 * Keeps a seat in the process of a key, for mail that starts its instance.
	 * @param key the key
	 * @return the seat, or why there is none
	 */
	Admission seat(InstanceKey key) {
		while (isOpen()) {
			ServiceProcess known = process(key.key());
			ServiceProcess process = (known != null) ? known : make(key, null);
			if (process == null) {
				return new Admission.Refused(Unavailability.TOO_MANY_INSTANCES);
			}
			Seat seat = process.sit();
			if (seat != null) {
				return seat;
			}
		}
		return new Admission.Refused(Unavailability.NOT_RUNNING);
	}

	boolean isOpen() {
		return this.lifecycle.isOpen();
	}

	void pause() {
		this.paused = true;
		processes().forEach(ServiceProcess::pause);
	}

	void resume() {
		this.paused = false;
		processes().forEach(ServiceProcess::resume);
	}

	boolean isPaused() {
		return this.paused;
	}

	ServiceTotals totals() {
		return this.common.totals();
	}

	// Answers null if there is no room, and gives back what was charged.
	private @Nullable ServiceProcess make(InstanceKey key, @Nullable Object owner) {
		if (!reserve()) {
			release(owner);
			return null;
		}
		KeyPlace place = new KeyPlace(key, new KeyGate(this.vacancies), this.keeper, owner);
		ServiceProcess made = new ServiceProcess(this.common, place);
		ServiceProcess[] former = new ServiceProcess[1];
		ServiceProcess process = this.processes.compute(key.key(), (text, known) -> {
			if (known != null && !known.isRetired()) {
				return known;
			}
			former[0] = known;
			made.holdUntilAfter(known);
			return made;
		});
		if (process != made) {
			this.places.decrementAndGet();
			release(owner);
			return process;
		}
		made.goOnAfter(former[0]);
		if (this.paused) {
			made.pause();
		}
		this.lifecycle.made(made);
		this.sweep.wake();
		return made;
	}

	private boolean reserve() {
		int before = this.places.getAndUpdate((count) -> (count < this.settings.maxInstances()) ? count + 1 : count);
		return before < this.settings.maxInstances() || (evict() && reserve());
	}

	private void release(@Nullable Object owner) {
		if (owner != null) {
			this.owners.remove(owner);
		}
	}

	private boolean isFull() {
		return this.places.get() >= this.settings.maxInstances() && !mayEvict();
	}

	// Those that end are bounded, too: a terminate may take its time.
	private boolean mayEvict() {
		return this.vacancies.get() > 0
				&& this.ending.get() < Math.max(this.settings.maxInstances() / 10, FEWEST_ENDING);
	}

	private boolean evict() {
		if (!mayEvict()) {
			return false;
		}
		for (ServiceProcess process : this.processes.values()) {
			KeyLife life = process.keyLife();
			if (life != null && life.retire()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * How many processes are in which state.
	 * @param state the state
	 * @return the number
	 */
	public int count(ServiceState state) {
		int count = 0;
		for (ServiceProcess process : this.processes.values()) {
			count += (process.state() == state && !process.isRetired()) ? 1 : 0;
		}
		return count;
	}

	/**
	 * How many processes there are.
	 * @return the number, without those that end
	 */
	public int count() {
		return this.places.get();
	}

	int vacancies() {
		return this.vacancies.get();
	}

	int ending() {
		return this.ending.get();
	}

	private final class Keeper implements KeyKeeper {

		@Override
		public void retired(KeyLife life) {
			KeyedService.this.ending.incrementAndGet();
			KeyedService.this.places.decrementAndGet();
			release(life.place().owner());
		}

		@Override
		public void gone(KeyLife life) {
			KeyedService.this.ending.decrementAndGet();
			KeyedService.this.processes.computeIfPresent(life.place().key().key(),
					(key, process) -> (process.keyLife() == life) ? null : process);
		}

	}

}

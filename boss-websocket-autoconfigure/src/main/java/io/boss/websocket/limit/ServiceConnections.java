package io.boss.websocket.limit;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * The connections of a service, counted. Safe on any thread.
 * <p>
 * A handshake is refused when there is no room. Those that raced past that are counted
 * one after the other when they have connected, and only as many as there is room for
 * stay.
 */
public final class ServiceConnections {

	private final ServiceLimits limits;

	private final ApplicationConnections application;

	private final HandshakeRate handshakes;

	private final @Nullable InboundRates rates;

	private final AtomicInteger total = new AtomicInteger();

	private final KeyedCounts principals = new KeyedCounts();

	/**
	 * Creates counts at zero.
	 * @param limits what clients of the service may do
	 * @param maxMessageSize the largest message, in bytes
	 * @param application the connections of all services
	 */
	public ServiceConnections(ServiceLimits limits, int maxMessageSize, ApplicationConnections application) {
		this.limits = limits;
		this.application = application;
		this.handshakes = new HandshakeRate(limits.handshakesPerSecond(), application.clock());
		this.rates = InboundRates.of(limits, maxMessageSize);
	}

	/**
	 * A handshake has come.
	 * @param listener hears of limits that are exceeded
	 * @return the limit that refuses it, or {@code null}
	 */
	public @Nullable Limit handshake(LimitListener listener) {
		if (!this.application.handshakes().take() && listener.exceeded(Limit.TOTAL_HANDSHAKES_PER_SECOND)) {
			return Limit.TOTAL_HANDSHAKES_PER_SECOND;
		}
		if (!this.handshakes.take() && listener.exceeded(Limit.HANDSHAKES_PER_SECOND)) {
			return Limit.HANDSHAKES_PER_SECOND;
		}
		return null;
	}

	/**
	 * Looks whether there is room for one more, as far as limits are enforced: of others
	 * there is a warning when it is there.
	 * @param principal who it is, if that is known
	 * @param address where it comes from, if that is known
	 * @return the limit that refuses it, or {@code null}
	 */
	public @Nullable Limit full(@Nullable Principal principal, @Nullable InetSocketAddress address) {
		Origin origin = Origin.of(principal, address);
		ApplicationLimits all = this.application.limits();
		if (isFull(Limit.TOTAL_CONNECTIONS, all.totalConnections(), this.application.total().get())) {
			return Limit.TOTAL_CONNECTIONS;
		}
		if (isFull(Limit.CONNECTIONS, this.limits.connections(), this.total.get())) {
			return Limit.CONNECTIONS;
		}
		if (origin.address() != null && isFull(Limit.CONNECTIONS_PER_ADDRESS, all.connectionsPerAddress(),
				this.application.addresses().get(origin.address()))) {
			return Limit.CONNECTIONS_PER_ADDRESS;
		}
		if (origin.principal() != null && isFull(Limit.CONNECTIONS_PER_PRINCIPAL, this.limits.connectionsPerPrincipal(),
				this.principals.get(origin.principal()))) {
			return Limit.CONNECTIONS_PER_PRINCIPAL;
		}
		return null;
	}

	private boolean isFull(Limit limit, int max, int count) {
		return max > 0 && count >= max && this.limits.enforces(limit);
	}

	/**
	 * A client has connected, and is counted until it leaves, whether there is room for
	 * it or not.
	 * @param principal who it is, if that is known
	 * @param address where it comes from, if that is known
	 * @param listener hears of limits that are exceeded
	 * @return its place
	 */
	public Place enter(@Nullable Principal principal, @Nullable InetSocketAddress address, LimitListener listener) {
		Origin origin = Origin.of(principal, address);
		ApplicationLimits all = this.application.limits();
		boolean surplus = isSurplus(Limit.TOTAL_CONNECTIONS, all.totalConnections(),
				this.application.total().incrementAndGet(), listener);
		surplus |= isSurplus(Limit.CONNECTIONS, this.limits.connections(), this.total.incrementAndGet(), listener);
		Object addressKey = (all.connectionsPerAddress() > 0) ? origin.address() : null;
		if (addressKey != null) {
			surplus |= isSurplus(Limit.CONNECTIONS_PER_ADDRESS, all.connectionsPerAddress(),
					this.application.addresses().add(addressKey), listener);
		}
		Object principalKey = (this.limits.connectionsPerPrincipal() > 0) ? origin.principal() : null;
		if (principalKey != null) {
			surplus |= isSurplus(Limit.CONNECTIONS_PER_PRINCIPAL, this.limits.connectionsPerPrincipal(),
					this.principals.add(principalKey), listener);
		}
		return new Place(this, principalKey, addressKey, surplus);
	}

	private static boolean isSurplus(Limit limit, int max, int count, LimitListener listener) {
		return max > 0 && count > max && listener.exceeded(limit);
	}

	void leave(@Nullable Object principal, @Nullable Object address) {
		this.application.total().decrementAndGet();
		this.total.decrementAndGet();
		if (address != null) {
			this.application.addresses().remove(address);
		}
		if (principal != null) {
			this.principals.remove(principal);
		}
	}

	/**
	 * Begins to measure how fast a client sends.
	 * @return the rate, or {@code null} if there is no limit
	 */
	public @Nullable InboundRate inboundRate() {
		return (this.rates != null) ? new InboundRate(this.rates, this.application.clock().getAsLong()) : null;
	}

	int total() {
		return this.total.get();
	}

	int principals() {
		return this.principals.keys();
	}

}

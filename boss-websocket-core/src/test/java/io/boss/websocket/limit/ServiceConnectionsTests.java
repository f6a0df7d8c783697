/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.limit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.boss.websocket.Seed;
import io.boss.websocket.config.Limit;
import io.boss.websocket.config.ServiceLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServiceConnections}.
 */
class ServiceConnectionsTests {

	private static final Principal JOE = () -> "joe";

	private final AtomicLong clock = new AtomicLong();

	private final List<Limit> heard = new ArrayList<>();

	private final LimitListener enforcing = (limit) -> {
		this.heard.add(limit);
		return true;
	};

	private final LimitListener warning = (limit) -> {
		this.heard.add(limit);
		return false;
	};

	@Test
	void whenServiceIsFullThenOneMoreIsRefusedUntilSomebodyLeaves() {
		ServiceConnections connections = connections(limits(2, 0, 0), ApplicationLimits.NONE);
		ConnectionPermit first = connections.enter(null, null, this.enforcing);
		assertThat(connections.full(null, null)).isNull();
		assertThat(connections.enter(null, null, this.enforcing).refusedBy()).isNull();
		assertThat(connections.full(null, null)).isEqualTo(Limit.CONNECTIONS);
		ConnectionPermit refused = connections.enter(null, null, this.enforcing);
		assertThat(refused.refusedBy()).isEqualTo(Limit.CONNECTIONS);
		assertThat(refused.take()).isFalse();
		assertThat(this.heard).containsExactly(Limit.CONNECTIONS);
		assertThat(connections.total()).isEqualTo(2);
		refused.leave();
		first.leave();
		first.leave();
		assertThat(connections.total()).isOne();
		assertThat(connections.enter(null, null, this.enforcing).refusedBy()).isNull();
	}

	@Test
	void whenLimitIsOnlyWarnedOfThenNobodyIsRefused() {
		ServiceConnections connections = connections(limits(1, 1, 0, Limit.CONNECTIONS, Limit.TOTAL_CONNECTIONS,
				Limit.CONNECTIONS_PER_PRINCIPAL, Limit.CONNECTIONS_PER_ADDRESS), new ApplicationLimits(1, 1, 0, 0));
		connections.enter(JOE, address("10.0.0.1"), this.warning);
		assertThat(this.heard).isEmpty();
		assertThat(connections.full(JOE, address("10.0.0.1"))).isNull();
		assertThat(connections.enter(JOE, address("10.0.0.1"), this.warning).refusedBy()).isNull();
		assertThat(this.heard).containsExactly(Limit.CONNECTIONS_PER_PRINCIPAL, Limit.CONNECTIONS_PER_ADDRESS,
				Limit.CONNECTIONS, Limit.TOTAL_CONNECTIONS);
	}

	// What is refused for the last limit is counted for none of those before.
	@Test
	void whenClientIsRefusedThenItTakesNoPlaceAnywhere() {
		ApplicationConnections application = new ApplicationConnections(new ApplicationLimits(1, 9, 0, 0),
				this.clock::get);
		ServiceConnections connections = new ServiceConnections(limits(9, 9, 0), 1, application);
		ConnectionPermit permit = connections.enter(null, null, this.enforcing);
		assertThat(connections.enter(JOE, address("10.0.0.1"), this.enforcing).refusedBy())
			.isEqualTo(Limit.TOTAL_CONNECTIONS);
		assertThat(connections.total()).isOne();
		assertThat(connections.principals()).isZero();
		assertThat(application.addresses().keys()).isZero();
		permit.leave();
		assertThat(application.total()).hasValue(0);
	}

	@Test
	void whenConnectionNeverFollowsItsHandshakeThenItsPlaceLapses() {
		ServiceConnections connections = connections(limits(2, 0, 0), ApplicationLimits.NONE);
		ConnectionPermit taken = connections.enter(null, null, this.enforcing);
		assertThat(taken.take()).isTrue();
		ConnectionPermit reserved = connections.enter(null, null, this.enforcing);
		this.clock.addAndGet(Reservations.PATIENCE - 1);
		assertThat(connections.full(null, null)).isEqualTo(Limit.CONNECTIONS);
		this.clock.incrementAndGet();
		assertThat(connections.full(null, null)).isNull();
		assertThat(reserved.take()).isFalse();
		assertThat(connections.total()).isOne();
		taken.leave();
		reserved.leave();
		assertThat(connections.total()).isZero();
	}

	@Test
	void whenHandshakeComesToNothingThenItsPlaceIsFreeAndATakenOneIsNot() {
		ServiceConnections connections = connections(limits(2, 0, 0), ApplicationLimits.NONE);
		ConnectionPermit reserved = connections.enter(null, null, this.enforcing);
		reserved.cancel();
		assertThat(connections.total()).isZero();
		ConnectionPermit taken = connections.enter(null, null, this.enforcing);
		taken.take();
		taken.cancel();
		assertThat(connections.total()).isOne();
	}

	@Test
	void whenServicesAreSeveralThenTheTotalIsThatOfAll() {
		ApplicationConnections application = new ApplicationConnections(new ApplicationLimits(2, 0, 0, 0),
				this.clock::get);
		ServiceConnections one = new ServiceConnections(ServiceLimits.NONE, 1, application);
		ServiceConnections other = new ServiceConnections(ServiceLimits.NONE, 1, application);
		one.enter(null, null, this.enforcing);
		ConnectionPermit permit = other.enter(null, null, this.enforcing);
		assertThat(one.full(null, null)).isEqualTo(Limit.TOTAL_CONNECTIONS);
		assertThat(one.enter(null, null, this.enforcing).refusedBy()).isNotNull();
		permit.leave();
		assertThat(other.full(null, null)).isNull();
	}

	@Test
	void whenPrincipalsHaveTheSameNameThenTheyShare() {
		ServiceConnections connections = connections(limits(0, 1, 0), ApplicationLimits.NONE);
		connections.enter(JOE, null, this.enforcing);
		Principal alsoJoe = () -> "joe";
		assertThat(connections.full(alsoJoe, null)).isEqualTo(Limit.CONNECTIONS_PER_PRINCIPAL);
		assertThat(connections.full(() -> "ann", null)).isNull();
		assertThat(connections.full(null, null)).isNull();
	}

	@Test
	void whenPrincipalChangesItsNameThenItIsStillForgotten() {
		ServiceConnections connections = connections(limits(0, 1, 0), ApplicationLimits.NONE);
		AtomicInteger names = new AtomicInteger();
		ConnectionPermit permit = connections.enter(() -> "joe" + names.incrementAndGet(), null, this.enforcing);
		assertThat(connections.principals()).isOne();
		permit.leave();
		assertThat(connections.principals()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.1, 10.0.0.1, true", "10.0.0.1, 10.0.0.2, false", "2001:db8:0:1::1, 2001:db8:0:1:ffff::9, true",
			"2001:db8:0:1::1, 2001:db8:0:2::1, false", "::ffff:10.0.0.1, 10.0.0.1, true", "unknown, unknown, true",
			"unknown, _hidden, true", "unknown, 10.0.0.1, false" })
	void whenAddressesAreOfOneCustomerThenTheyShare(String one, String other, boolean shared) {
		ServiceConnections connections = connections(ServiceLimits.NONE, new ApplicationLimits(0, 1, 0, 0));
		connections.enter(null, address(one), this.enforcing);
		assertThat(connections.full(null, address(other)) != null).isEqualTo(shared);
	}

	@Test
	void whenHandshakesComeTooFastThenTheyAreRefusedUntilTimeHasPassed() {
		ServiceConnections connections = connections(limits(0, 0, 2), new ApplicationLimits(0, 0, 1, 0));
		assertThat(connections.handshake(this.enforcing)).isNull();
		assertThat(connections.handshake(this.enforcing)).isNull();
		assertThat(connections.handshake(this.enforcing)).isEqualTo(Limit.TOTAL_HANDSHAKES_PER_SECOND);
		assertThat(connections.handshake(this.enforcing)).isEqualTo(Limit.TOTAL_HANDSHAKES_PER_SECOND);
		assertThat(connections.handshake(this.enforcing)).isEqualTo(Limit.HANDSHAKES_PER_SECOND);
		this.clock.addAndGet(Duration.ofSeconds(1).toNanos());
		assertThat(connections.handshake(this.enforcing)).isNull();
		assertThat(connections.handshake(this.warning)).isNull();
		assertThat(this.heard).endsWith(Limit.HANDSHAKES_PER_SECOND, Limit.TOTAL_HANDSHAKES_PER_SECOND);
	}

	@Test
	void whenHandshakesOfAnAddressComeTooFastThenOthersAreLetIn() {
		ServiceConnections connections = connections(ServiceLimits.NONE, new ApplicationLimits(0, 0, 0, 1));
		assertThat(connections.arrive(address("10.0.0.1"), this.enforcing)).isNull();
		assertThat(connections.arrive(address("10.0.0.1"), this.enforcing)).isNull();
		assertThat(connections.arrive(address("10.0.0.1"), this.enforcing))
			.isEqualTo(Limit.HANDSHAKES_PER_ADDRESS_PER_SECOND);
		assertThat(connections.arrive(address("10.0.0.1"), this.warning)).isNull();
		assertThat(connections.arrive(address("10.0.0.2"), this.enforcing)).isNull();
		assertThat(connections.arrive(null, this.enforcing)).isNull();
		this.clock.addAndGet(Duration.ofSeconds(1).toNanos());
		assertThat(connections.arrive(address("10.0.0.1"), this.enforcing)).isNull();
	}

	@Test
	void whenNothingComesFromAnAddressForAWhileThenItIsForgotten() {
		AddressRates rates = new AddressRates(1, this.clock::get);
		for (int i = 0; i < AddressRates.MAX_ADDRESSES + 100; i++) {
			assertThat(rates.take(i)).isEqualTo(i < AddressRates.MAX_ADDRESSES + 2);
		}
		assertThat(rates.addresses()).isEqualTo(AddressRates.MAX_ADDRESSES + 1);
		this.clock.addAndGet(Duration.ofSeconds(3).toNanos());
		assertThat(rates.take("new")).isTrue();
		assertThat(rates.addresses()).isOne();
	}

	@Test
	void whenThereIsNoLimitThenNothingIsKeptForAnybody() {
		ServiceConnections connections = connections(ServiceLimits.NONE, ApplicationLimits.NONE);
		connections.enter(JOE, address("10.0.0.1"), this.enforcing);
		assertThat(connections.principals()).isZero();
		assertThat(connections.inboundRate()).isNull();
		assertThat(connections.handshake(this.enforcing)).isNull();
	}

	@Test
	void whenManyComeAndGoAtOnceThenNeverMoreStayThanMayAndNothingIsLeft() throws Exception {
		int threads = 8;
		ApplicationConnections application = new ApplicationConnections(new ApplicationLimits(12, 5, 0, 0),
				this.clock::get);
		List<ServiceConnections> services = List.of(new ServiceConnections(limits(7, 3, 0), 1, application),
				new ServiceConnections(limits(9, 2, 0), 1, application));
		AtomicInteger staying = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		long seed = Seed.random(ServiceConnectionsTests.class).nextLong();
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Future<?>> runs = new ArrayList<>();
			for (int t = 0; t < threads; t++) {
				Random random = new Random(seed + t);
				runs.add(executor.submit(() -> comeAndGo(services, random, staying, most)));
			}
			for (Future<?> run : runs) {
				run.get(30, TimeUnit.SECONDS);
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(most).hasValueBetween(1, 12);
		assertThat(application.total()).hasValue(0);
		assertThat(application.addresses().keys()).isZero();
		assertThat(services).allSatisfy((service) -> {
			assertThat(service.total()).isZero();
			assertThat(service.principals()).isZero();
		});
	}

	private static void comeAndGo(List<ServiceConnections> services, Random random, AtomicInteger staying,
			AtomicInteger most) {
		List<ConnectionPermit> permits = new ArrayList<>();
		for (int i = 0; i < 20_000; i++) {
			if (!permits.isEmpty() && random.nextBoolean()) {
				staying.decrementAndGet();
				permits.remove(random.nextInt(permits.size())).leave();
				continue;
			}
			String name = "p" + random.nextInt(3);
			ConnectionPermit permit = services.get(random.nextInt(2))
				.enter(() -> name, address("10.0.0." + random.nextInt(3)), (limit) -> true);
			if (permit.refusedBy() == null) {
				if (random.nextBoolean()) {
					permit.take();
				}
				most.accumulateAndGet(staying.incrementAndGet(), Math::max);
				permits.add(permit);
			}
		}
		permits.forEach((permit) -> {
			staying.decrementAndGet();
			permit.leave();
		});
	}

	private ServiceConnections connections(ServiceLimits limits, ApplicationLimits all) {
		return new ServiceConnections(limits, 1, new ApplicationConnections(all, this.clock::get));
	}

	private static ServiceLimits limits(int connections, int perPrincipal, int handshakes, Limit... warnOnly) {
		return ServiceLimits.NONE.withConnections(connections)
			.withConnectionsPerPrincipal(perPrincipal)
			.withHandshakesPerSecond(handshakes)
			.withWarnOnly(Set.of(warnOnly));
	}

	private static InetSocketAddress address(String host) {
		try {
			boolean name = Character.isLetter(host.charAt(0)) || host.startsWith("_");
			return name ? InetSocketAddress.createUnresolved(host, 7)
					: new InetSocketAddress(InetAddress.getByName(host), 7);
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceCallException;
import io.boss.websocket.ServiceState;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.mailbox.HandDrivenExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys of a service whose surroundings fail it: executors without a thread, schedulers
 * that reject, and operators who come at a bad moment.
 */
class KeyedServiceTroubleTests {

	private final HandDrivenExecutor executor = new HandDrivenExecutor();

	private final FakeTaskScheduler scheduler = new FakeTaskScheduler();

	private final KeyedHandler handler = new KeyedHandler();

	private TestKeys keys = with(this.executor, 100);

	private TestKeys with(Executor executor, int maxInstances) {
		return new TestKeys(this.handler, executor, this.scheduler.time(), RestartPolicy.PERMANENT,
				new ServiceSettings.Keyed(TestKeys.IDLE, maxInstances, 128, 0));
	}

	private void visit(String key) {
		TestKeys.Client client = this.keys.join(key, "visitor");
		this.executor.runAll();
		client.isGone();
		this.executor.runAll();
	}

	private void pass(Duration time) {
		Duration step = TestKeys.IDLE.dividedBy(4);
		for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(step)) {
			this.scheduler.advance(step);
			this.executor.runAll();
		}
	}

	private void crash(String key) {
		for (int i = 0; i < 4; i++) {
			service().key(key).info("crash");
			this.executor.runAll();
		}
		assertThat(service().key(key).state()).isEqualTo(ServiceState.DOWN);
	}

	private KeyedService service() {
		return this.keys.service;
	}

	private List<String> log() {
		return this.handler.log;
	}

	@Test
	void whenThereIsNoThreadForTheEndItComesLater() {
		visit("42");
		this.executor.rejectFromNowOn(true);
		pass(TestKeys.IDLE.multipliedBy(2));
		assertThat(log()).doesNotContain("42: terminate IDLE");
		TestKeys.Client client = this.keys.join("42", "a");
		this.executor.rejectFromNowOn(false);
		pass(TestKeys.IDLE);
		assertThat(log()).endsWith("42: terminate IDLE", "42: init", "42: join a");
		assertThat(client.connection.isOpen()).isTrue();
		assertThat(service().kept().ending()).isZero();
	}

	@Test
	void whenNextInstanceWaitsForTheFormerBothAreSeen() {
		visit("42");
		this.scheduler.advance(TestKeys.IDLE.multipliedBy(2));
		this.keys.join("42", "a");
		List<ServiceProcess> seen = new ArrayList<>();
		service().forEachProcess(seen::add);
		assertThat(seen).extracting(ServiceProcess::isRetired).containsExactly(true, false);
		this.executor.runAll();
		seen.clear();
		service().forEachProcess(seen::add);
		assertThat(seen).extracting(ServiceProcess::isRetired).containsExactly(false);
	}

	@Test
	void whenThereIsNoThreadToLookAtAKeyItIsLookedAtLater() {
		Seat seat = (Seat) service().admit(this.keys.key("42"), null, (limit) -> true);
		seat.cancel();
		this.executor.rejectFromNowOn(true);
		pass(TestKeys.IDLE);
		this.executor.rejectFromNowOn(false);
		pass(TestKeys.IDLE);
		assertThat(service().processes()).isEmpty();
	}

	@Test
	void whenSchedulerTakesNothingForAWhileKeysEndLater() {
		this.scheduler.shutDown(true);
		visit("1");
		this.scheduler.shutDown(false);
		visit("2");
		pass(TestKeys.IDLE.multipliedBy(2));
		assertThat(service().processes()).isEmpty();
	}

	@Test
	void whenVacantInstanceIsPausedItDoesNotEnd() {
		visit("42");
		forgetLog();
		service().key("42").pause();
		pass(TestKeys.IDLE.multipliedBy(2));
		assertThat(log()).isEmpty();
		assertThat(service().key("42").isPaused()).isTrue();
		service().key("42").resume();
		pass(TestKeys.IDLE);
		assertThat(log()).containsExactly("42: terminate IDLE");
	}

	@Test
	void whenServiceThatIsPausedDrainsThePauseIsOver() {
		service().reference().pause();
		this.keys.join("42", "a").isGone();
		CompletableFuture<Void> drained = service().lifecycle().drain();
		this.executor.runAll();
		assertThat(drained).isDone();
		assertThat(service().reference().isPaused()).isFalse();
		service().reference().pause();
		service().lifecycle().open();
		this.keys.join("42", "b");
		this.executor.runAll();
		assertThat(log()).endsWith("42: join b");
	}

	@Test
	void whenThereIsNoRoomAKeyThatIsDownEndsFirst() {
		this.keys = with(this.executor, 1);
		crash("1");
		forgetLog();
		this.keys.join("2", "a");
		this.executor.runAll();
		assertThat(log()).containsExactly("2: init", "2: join a");
		assertThat(service().keys()).containsExactly("2");
		this.scheduler.advance(Duration.ofMinutes(10));
		this.executor.runAll();
		assertThat(log()).doesNotContain("1: init");
		assertThat(this.keys.service.count()).isEqualTo(1);
	}

	@Test
	void whenKeyIsDownItStaysUntilItIsTriedAgain() {
		this.handler.broken.put("42", 1000);
		this.keys.join("42", "a");
		this.executor.runAll();
		pass(TestKeys.IDLE.multipliedBy(20));
		assertThat(service().key("42").state()).isEqualTo(ServiceState.DOWN);
		this.handler.broken.remove("42");
		pass(Duration.ofMinutes(6));
		assertThat(log()).endsWith("42: terminate IDLE");
		assertThat(service().processes()).isEmpty();
	}

	@Test
	void whenExecutorRunsTasksAtOnceManyKeysDrain() {
		this.keys = with(Runnable::run, 20_000);
		for (int i = 0; i < 10_000; i++) {
			service().key("k" + i).info("hi");
		}
		CompletableFuture<Void> drained = service().lifecycle().drain();
		assertThat(drained).isDone();
		assertThat(service().processes()).isEmpty();
	}

	@Test
	void whenInstanceThatEndsCallsItsKeyItIsToldThatItWouldWaitForItself() {
		Asking asking = new Asking();
		this.keys = new TestKeys(asking, this.executor, this.scheduler.time());
		asking.service = this.keys.service;
		service().key("42").info("hi");
		pass(TestKeys.IDLE.multipliedBy(2));
		assertThat(asking.failure).isEqualTo(ServiceCallException.Failure.SELF_CALL);
	}

	private void forgetLog() {
		log().clear();
	}

	/**
	 * Calls its own key when it terminates, once.
	 */
	private static final class Asking implements BossServiceHandler<String> {

		private @Nullable KeyedService service;

		private ServiceCallException.@Nullable Failure failure;

		@Override
		public String init(InstanceKey key) {
			return key.key();
		}

		@Override
		public void terminate(TerminationReason reason, String key) {
			if (this.service == null || this.failure != null) {
				return;
			}
			try {
				this.service.key(key).call("who", Duration.ofMillis(50));
			}
			catch (ServiceCallException ex) {
				this.failure = ex.failure();
			}
		}

	}

}

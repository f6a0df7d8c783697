/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.CloseReason.Kind;
import io.boss.websocket.FakeConnection;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.mailbox.HandDrivenExecutor;
import io.boss.websocket.mailbox.MailboxLimits;
import io.boss.websocket.mailbox.MailboxLimits.WhenFull;
import io.boss.websocket.mailbox.MailboxTotal;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.stats.CallbackOutcome;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;

/**
 * A service without threads: the test runs what waits.
 */
public final class TestService implements ServiceStats, FailureAnswer {

	public static final Duration LONG = Duration.ofHours(1);

	private static final ServiceSettings.Restart RESTART = new ServiceSettings.Restart(3, LONG, Duration.ZERO,
			Duration.ZERO);

	public final HandDrivenExecutor executor = new HandDrivenExecutor();

	public final FakeTaskScheduler scheduler = new FakeTaskScheduler();

	public final ScriptedHandler handler = new ScriptedHandler();

	public final List<Object> events = new ArrayList<>();

	public final List<String> stats = new ArrayList<>();

	public final ServiceProcess process;

	public TestService() {
		this(RestartPolicy.PERMANENT, RESTART);
	}

	public TestService(RestartPolicy policy, ServiceSettings.Restart restart) {
		this(policy, ServiceScope.NODE, restart);
	}

	/**
	 * A service whose failures are isolated or not.
	 * @param policy whether they are
	 * @param denial tells denials
	 */
	public TestService(ErrorPolicy policy, AccessDenial denial) {
		this(RestartPolicy.PERMANENT, ServiceScope.NODE, RESTART, policy, denial, UnaryOperator.identity());
	}

	/**
	 * A service whose work has an executor of its own.
	 * @param workers makes it
	 */
	public TestService(UnaryOperator<Executor> workers) {
		this(RestartPolicy.PERMANENT, ServiceScope.NODE, RESTART, ErrorPolicy.RESTART, (failure) -> false, workers);
	}

	public TestService(RestartPolicy policy, ServiceScope scope, ServiceSettings.Restart restart) {
		this(policy, scope, restart, ErrorPolicy.RESTART, (failure) -> false, UnaryOperator.identity());
	}

	private TestService(RestartPolicy policy, ServiceScope scope, ServiceSettings.Restart restart, ErrorPolicy errors,
			AccessDenial denial, UnaryOperator<Executor> workers) {
		ServiceDescriptor descriptor = new ServiceDescriptor("test", "/websocket/test", "testService",
				ScriptedHandler.class, List.of(), policy, scope, () -> this.handler);
		ServiceSettings settings = new ServiceSettings(64, new MailboxLimits(100, 10, 2, 2, WhenFull.DROP), restart, 3,
				new ServiceSettings.Errors(errors, this), ServiceSettings.Keyed.DEFAULT);
		this.process = new ServiceProcess(descriptor, settings,
				new ServiceEnvironment((service) -> this.executor, (service) -> workers.apply(this.executor),
						this.scheduler.time(), this.events::add, (service) -> this, null, denial,
						MailboxTotal.unlimited()));
	}

	public TestService started() {
		this.process.lifecycle().open();
		this.process.lifecycle().launch(false);
		run();
		return this;
	}

	/**
	 * Runs what waits, and forgets that the handler heard of it.
	 * @return this
	 */
	public TestService quietly() {
		run();
		this.handler.forget();
		return this;
	}

	public void run() {
		this.executor.runAll();
	}

	public TestClient join(String id) {
		TestClient client = new TestClient(id);
		client.client.join();
		return client;
	}

	public List<String> log() {
		return this.handler.log();
	}

	@Override
	public void messageDropped(DropReason reason) {
		this.stats.add("dropped " + reason);
	}

	@Override
	public void callbackEnded(CallbackName callback, CallbackOutcome outcome, long nanos) {
		if (outcome == CallbackOutcome.HANDLED || outcome == CallbackOutcome.ISOLATED) {
			this.stats.add(outcome + " " + callback);
		}
	}

	@Override
	public void restartSpared() {
		this.stats.add("spared");
	}

	@Override
	public void denied(BossConnection client) {
		this.stats.add("told denied " + client.id());
	}

	@Override
	public void failed(BossConnection client) {
		this.stats.add("told failed " + client.id());
	}

	@Override
	public void crashed() {
		this.stats.add("crashed");
	}

	@Override
	public void restarted() {
		this.stats.add("restarted");
	}

	/**
	 * A client of the service. It does not tell by itself that it was closed.
	 */
	public final class TestClient extends QuietControl {

		public final ConnectedClient client;

		private TestClient(String id) {
			super(new FakeConnection(id));
			this.client = TestService.this.process.connect(this.connection, this, null);
		}

		public boolean says(String text) {
			return this.client.incoming(BossMessage.text(text));
		}

		/**
		 * The socket is gone.
		 */
		public void isGone() {
			this.connection.close();
			tellsClose();
		}

		public void tellsClose() {
			this.client.closed(new CloseReason(Kind.PEER, CloseCode.NORMAL, ""));
		}

		@Override
		public void refresh() {
			TestService.this.stats.add("refreshed");
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.util.Collection;
import java.util.List;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.autoconfigure.BossServiceTest;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

/**
 * Services in the slice of an application, as tests with
 * {@link BossServiceTest @BossServiceTest} have them.
 */
final class SliceTarget extends KitTarget {

	// For the initializer, which Spring creates.
	private static Wanted wanted;

	private final TestContextManager manager;

	private boolean closed;

	private SliceTarget(Class<?> test) {
		this(new TestContextManager(test));
	}

	private SliceTarget(TestContextManager manager) {
		super(manager.getTestContext().getApplicationContext().getBean(BossTester.class), () -> {
		});
		this.manager = manager;
	}

	/**
	 * Starts an application for many tests, none of which has begun.
	 * @param services the classes of its services
	 * @param properties its properties
	 * @param heard where the services write down what they hear
	 * @return the target
	 */
	static SliceTarget share(Collection<Class<?>> services, List<String> properties, Heard heard) {
		wanted = new Wanted(services, properties, heard);
		return new SliceTarget(SharedSlice.class);
	}

	/**
	 * Starts an application for one test, which has begun.
	 * @param services the classes of its services
	 * @param properties its properties
	 * @param heard where the services write down what they hear
	 * @return the target
	 */
	static SliceTarget start(Collection<Class<?>> services, List<String> properties, Heard heard) {
		wanted = new Wanted(services, properties, heard);
		SliceTarget target = new SliceTarget(SliceOfOne.class);
		target.beginTest();
		return target;
	}

	/**
	 * Begins a test, as JUnit's extension of Spring does.
	 */
	void beginTest() {
		try {
			SharedSlice test = new SharedSlice();
			this.manager.prepareTestInstance(test);
			this.manager.beforeTestMethod(test, SharedSlice.class.getDeclaredMethod("scenario"));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	void endTest() {
		try {
			this.manager.afterTestMethod(this.manager.getTestContext().getTestInstance(),
					SharedSlice.class.getDeclaredMethod("scenario"), null);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		if (!this.closed) {
			this.closed = true;
			TestContext context = this.manager.getTestContext();
			context.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		}
	}

	/**
	 * Wishes for an application.
	 *
	 * @param services the classes of its services
	 * @param properties its properties
	 * @param heard where the services write down what they hear
	 */
	private record Wanted(Collection<Class<?>> services, List<String> properties, Heard heard) {

	}

	@BossServiceTest
	@ContextConfiguration(classes = ParityApplication.class, initializers = Setup.class)
	static class SharedSlice {

		void scenario() {
		}

	}

	@BossServiceTest
	@ContextConfiguration(classes = ParityApplication.class, initializers = SetupOfOne.class,
			inheritInitializers = false)
	static class SliceOfOne extends SharedSlice {

	}

	static class Setup implements ApplicationContextInitializer<GenericApplicationContext> {

		@Override
		public void initialize(GenericApplicationContext context) {
			Wanted all = wanted;
			TestPropertyValues.of(all.properties()).applyTo(context);
			context.registerBean(Heard.class, all::heard);
			all.services().forEach((service) -> context.registerBean(service));
		}

	}

	// Another class, because contexts are told apart by it.
	static class SetupOfOne extends Setup {

	}

}

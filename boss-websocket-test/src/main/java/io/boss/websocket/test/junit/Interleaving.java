/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.junit;

import java.util.List;

import io.boss.websocket.test.engine.Seeds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * One run of a test with {@link Interleavings}: its seed is that of the thread from
 * before the test's constructor until all extensions have done with the test.
 */
final class Interleaving implements TestTemplateInvocationContext, TestInstancePreConstructCallback, ExecutionCondition,
		TestWatcher, TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Interleaving.class);

	private final long seed;

	private final FailedSeed failed;

	private @Nullable AutoCloseable run;

	Interleaving(long seed, FailedSeed failed) {
		this.seed = seed;
		this.failed = failed;
	}

	@Override
	public String getDisplayName(int invocationIndex) {
		return "seed " + this.seed;
	}

	// Asked for as the first thing of a run, on its thread. The callbacks below come
	// after
	// the constructors of classes around a nested one, or after other extensions.
	@Override
	public List<Extension> getAdditionalExtensions() {
		begin();
		return List.of(this);
	}

	// Else the store would be that of the class.
	@Override
	public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
		return ExtensionContextScope.TEST_METHOD;
	}

	@Override
	public void preConstructTestInstance(TestInstanceFactoryContext factoryContext, ExtensionContext context) {
		endWith(context);
	}

	@Override
	public void prepareInvocation(ExtensionContext context) {
		endWith(context);
	}

	private AutoCloseable begin() {
		AutoCloseable run = this.run;
		if (run == null) {
			run = Seeds.begin(this.seed);
			this.run = run;
		}
		return run;
	}

	private void endWith(ExtensionContext context) {
		context.getStore(NAMESPACE).put(Seeds.class, begin());
	}

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return this.failed.condition();
	}

	@Override
	public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
		this.failed.set(this.seed);
	}

	@Override
	public void handleTestExecutionException(ExtensionContext context, Throwable throwable) throws Throwable {
		throw InterleavingFailure.explain(throwable, this.seed);
	}

	@Override
	public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable throwable)
			throws Throwable {
		throw InterleavingFailure.explain(throwable, this.seed);
	}

	@Override
	public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable throwable)
			throws Throwable {
		throw InterleavingFailure.explain(throwable, this.seed);
	}

}

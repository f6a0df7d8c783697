/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.junit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.boss.websocket.test.engine.Seeds;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Provider of the runs of a test with {@link Interleavings}.
 */
final class InterleavingsExtension implements TestTemplateInvocationContextProvider {

	@Override
	public boolean supportsTestTemplate(ExtensionContext context) {
		return find(context).isPresent();
	}

	@Override
	public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
		Interleavings interleavings = find(context).orElseThrow();
		InterleavingRuns runs = new InterleavingRuns(seeds(context, interleavings).toArray());
		return StreamSupport.stream(Spliterators.spliteratorUnknownSize(runs, Spliterator.ORDERED), false);
	}

	private static Optional<Interleavings> find(ExtensionContext context) {
		Optional<Method> method = context.getTestMethod();
		return AnnotationSupport.findAnnotation(method, Interleavings.class);
	}

	private static LongStream seeds(ExtensionContext context, Interleavings interleavings) {
		Optional<String> repeated = context.getConfigurationParameter(Seeds.PROPERTY);
		if (repeated.isPresent()) {
			return LongStream.of(parse(repeated.get()));
		}
		if (interleavings.value() < 0 || interleavings.value() + interleavings.seeds().length == 0) {
			throw new IllegalArgumentException("@Interleavings needs at least one seed");
		}
		long first = interleavings.firstSeed();
		return LongStream.concat(Arrays.stream(interleavings.seeds()),
				LongStream.range(0, interleavings.value()).map((number) -> first + number));
	}

	private static long parse(String seed) {
		try {
			return Long.parseLong(seed.strip());
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException(Seeds.PROPERTY + " is no number: '" + seed + "'", ex);
		}
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.metrics;

import io.micrometer.tracing.CurrentTraceContext;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * Link over Micrometer Tracing: the ids of the span, and no more of it. A span would keep
 * its tags, and each service that sends itself infos its whole past.
 */
public final class TracerLink implements TraceLink {

	private final Tracer tracer;

	/**
	 * Creates a link.
	 * @param tracer knows what is traced
	 */
	public TracerLink(Tracer tracer) {
		this.tracer = tracer;
	}

	@Override
	public @Nullable Object origin() {
		TraceContext context = this.tracer.currentTraceContext().context();
		if (context == null) {
			return null;
		}
		TraceContext.Builder copy = this.tracer.traceContextBuilder()
			.traceId(context.traceId())
			.spanId(context.spanId());
		String parentId = context.parentId();
		if (parentId != null) {
			copy.parentId(parentId);
		}
		Boolean sampled = context.sampled();
		if (sampled != null) {
			copy.sampled(sampled);
		}
		return copy.build();
	}

	@Override
	public Runnable continueFrom(@Nullable Object origin) {
		CurrentTraceContext current = this.tracer.currentTraceContext();
		// The bridges agree that this clears the thread, and not on newScope(null).
		CurrentTraceContext.Scope detached = current.maybeScope(null);
		if (origin == null) {
			return detached::close;
		}
		CurrentTraceContext.Scope attached = current.newScope((TraceContext) origin);
		return () -> {
			attached.close();
			detached.close();
		};
	}

}

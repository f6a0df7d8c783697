/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.service.lifecycle.ServiceStartException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Failure analyzer for a service that could not be initialised.
 */
class ServiceStartFailureAnalyzer extends AbstractFailureAnalyzer<ServiceStartException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ServiceStartException cause) {
		ServiceDescriptor service = cause.service();
		return new FailureAnalysis(
				"Init of WebSocket service '%s' (bean '%s', %s) has failed: %s".formatted(service.name(),
						service.beanName(), service.type().getName(), cause.getCause()),
				"Mend init of %s, or set boss.websocket.fail-on-init-error=false to let the supervisor try again"
					.formatted(service.type().getSimpleName()) + " while the application starts.",
				cause);
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.lifecycle;

import io.boss.websocket.service.discovery.ServiceDescriptor;

/**
 * Exception for a service whose first instance could not be initialised.
 */
public class ServiceStartException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient ServiceDescriptor service;

	ServiceStartException(ServiceDescriptor service, Throwable cause) {
		super("Service '" + service.name() + "' could not be started: " + cause, cause);
		this.service = service;
	}

	/**
	 * The service that could not be started.
	 * @return the descriptor of the service
	 */
	public ServiceDescriptor service() {
		return this.service;
	}

}

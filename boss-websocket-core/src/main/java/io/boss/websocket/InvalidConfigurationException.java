/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

/**
 * Failure to start because services, the cluster or the application's security cannot be
 * as they are configured, with an action that helps.
 *
 * @since 0.1.0
 */
public class InvalidConfigurationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * What to do about it.
	 */
	private final String action;

	/**
	 * Creates a failure.
	 * @param description what is wrong, with the name of the bean or the property; no
	 * full stop
	 * @param action what to do about it; no full stop
	 */
	public InvalidConfigurationException(String description, String action) {
		super(description);
		this.action = action;
	}

	/**
	 * Description of what is wrong, the same as the message.
	 * @return a sentence for developers, without a full stop
	 */
	public String description() {
		return String.valueOf(getMessage());
	}

	/**
	 * Action that helps.
	 * @return a sentence for developers, without a full stop
	 */
	public String action() {
		return this.action;
	}

}

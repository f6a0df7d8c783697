/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Filter that keeps databases out of the applications of other chapters: JPA is on the
 * class path of all of them.
 */
class DatabaseFilter implements AutoConfigurationImportFilter, EnvironmentAware {

	private static final String[] PACKAGES = { "org.springframework.boot.jdbc.", "org.springframework.boot.hibernate.",
			"org.springframework.boot.jpa.", "org.springframework.boot.data.jpa.", "org.springframework.boot.sql.",
			"org.springframework.boot.transaction.", "org.springframework.boot.persistence.",
			"org.springframework.boot.data.autoconfigure." };

	private boolean wanted;

	@Override
	public void setEnvironment(Environment environment) {
		this.wanted = environment.getProperty("docs.database", Boolean.class, false);
	}

	@Override
	public boolean[] match(String[] classes, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[classes.length];
		for (int i = 0; i < classes.length; i++) {
			String name = classes[i];
			matches[i] = this.wanted || name == null || Stream.of(PACKAGES).noneMatch(name::startsWith);
		}
		return matches;
	}

}

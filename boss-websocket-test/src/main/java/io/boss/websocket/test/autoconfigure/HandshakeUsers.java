/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.autoconfigure;

import java.util.List;

import io.boss.websocket.test.TestHandshake;
import io.boss.websocket.test.tester.ServletUser;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.util.ClassUtils;

/**
 * Users of handshakes, as the application knows users.
 */
sealed interface HandshakeUsers {

	/**
	 * Users of an application.
	 * @param context the application
	 * @return users of Spring Security, if the application has that
	 */
	static HandshakeUsers of(BeanFactory context) {
		if (!context.containsBean("springSecurityFilterChain")) {
			return new OfServlets();
		}
		return ClassUtils.isPresent(
				"org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors",
				HandshakeUsers.class.getClassLoader()) ? new OfSecurity() : new Unknown();
	}

	/**
	 * Lets the user make a handshake.
	 * @param handshake the handshake
	 * @return what changes the request
	 */
	List<RequestPostProcessor> of(TestHandshake handshake);

	/**
	 * Remembers the user of this thread, whom filters forget.
	 * @return makes that user the one of the thread again
	 */
	default Runnable remember() {
		return () -> {
		};
	}

	/**
	 * Users without Spring Security.
	 */
	final class OfServlets implements HandshakeUsers {

		@Override
		public List<RequestPostProcessor> of(TestHandshake handshake) {
			return List.of(new ServletUser(handshake));
		}

	}

	/**
	 * Users with Spring Security: the one of the handshake, else the one of the test.
	 */
	final class OfSecurity implements HandshakeUsers {

		@Override
		public List<RequestPostProcessor> of(TestHandshake handshake) {
			String user = handshake.user();
			return List.of((user != null)
					? SecurityMockMvcRequestPostProcessors.user(user).roles(handshake.roles().toArray(String[]::new))
					: SecurityMockMvcRequestPostProcessors.testSecurityContext());
		}

		@Override
		public Runnable remember() {
			SecurityContext context = SecurityContextHolder.getContext();
			return () -> SecurityContextHolder.setContext(context);
		}

	}

	/**
	 * No users, because what makes them known to Spring Security is missing.
	 */
	final class Unknown implements HandshakeUsers {

		@Override
		public List<RequestPostProcessor> of(TestHandshake handshake) {
			if (handshake.user() != null) {
				throw new IllegalStateException("The application has Spring Security, which takes the user '"
						+ handshake.user() + "' from spring-security-test alone: add spring-boot-starter-security-test "
						+ "to the test class path");
			}
			return List.of();
		}

	}

}

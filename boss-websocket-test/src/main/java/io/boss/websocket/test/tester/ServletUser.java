/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.security.Principal;
import java.util.List;

import io.boss.websocket.test.TestHandshake;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * User of a handshake, as a web server says who it is.
 *
 * @param handshake the handshake, which may have none
 */
public record ServletUser(TestHandshake handshake) implements RequestPostProcessor {

	@Override
	public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
		String user = this.handshake.user();
		if (user != null) {
			request.setUserPrincipal(new NamedPrincipal(user, this.handshake.roles()));
			request.setRemoteUser(user);
			this.handshake.roles().forEach(request::addUserRole);
		}
		return request;
	}

	/**
	 * User of a test, equal to any other of the same name and roles.
	 *
	 * @param getName the name
	 * @param roles the roles, without prefix
	 */
	private record NamedPrincipal(String getName, List<String> roles) implements Principal {

	}

}

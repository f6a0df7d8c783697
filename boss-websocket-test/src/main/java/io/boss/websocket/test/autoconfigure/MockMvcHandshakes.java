/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.autoconfigure;

import java.net.URI;
import java.util.Set;

import io.boss.websocket.test.TestHandshake;
import io.boss.websocket.test.tester.HandshakePort;
import io.boss.websocket.test.tester.HandshakeRequests;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * Handshakes through Spring's MockMvc, with all filters of the application. What a server
 * does besides is done here: the result of a handler that answers later, and the page for
 * an error.
 */
final class MockMvcHandshakes implements HandshakePort {

	private static final String DEFAULT_CHAIN = "defaultSecurityFilterChain";

	private static final Set<Integer> DENIED = Set.of(401, 403);

	private final MockMvc mockMvc;

	private final HandshakeUsers users;

	private final ErrorDispatch errors;

	private final boolean defaultSecurity;

	MockMvcHandshakes(MockMvc mockMvc, WebApplicationContext context) {
		this.mockMvc = mockMvc;
		this.users = HandshakeUsers.of(context);
		this.errors = new ErrorDispatch(mockMvc, context);
		this.defaultSecurity = context.containsBean(DEFAULT_CHAIN);
	}

	@Override
	public MockHttpServletResponse perform(URI uri, TestHandshake handshake) throws Exception {
		Runnable end = this.users.remember();
		try {
			return answer(uri, handshake);
		}
		finally {
			end.run();
		}
	}

	@Override
	public String hint(int status) {
		return (this.defaultSecurity && DENIED.contains(status))
				? "This test has the security that Spring Boot has by default, which demands a login: "
						+ "@Import the configuration with the application's SecurityFilterChain"
				: "";
	}

	private MockHttpServletResponse answer(URI uri, TestHandshake handshake) throws Exception {
		MockHttpServletRequestBuilder builder = HandshakeRequests.of(uri, handshake, this.users.of(handshake));
		MvcResult result = this.mockMvc.perform(builder).andReturn();
		MockHttpServletRequest request = result.getRequest();
		if (request.isAsyncStarted()) {
			result = this.mockMvc.perform(MockMvcRequestBuilders.asyncDispatch(result)).andReturn();
		}
		return this.errors.after(request, result.getResponse());
	}

}

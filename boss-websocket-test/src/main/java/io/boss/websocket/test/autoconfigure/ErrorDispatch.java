/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.autoconfigure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;

import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * Dispatch to the page for an error, as a web server does it for a request that was
 * answered with {@code sendError}. MockMvc does not.
 */
final class ErrorDispatch {

	private final MockMvc mockMvc;

	private final List<ErrorPage> pages = new ArrayList<>();

	ErrorDispatch(MockMvc mockMvc, WebApplicationContext context) {
		this.mockMvc = mockMvc;
		context.getBeanProvider(ErrorPageRegistrar.class)
			.orderedStream()
			.forEach((registrar) -> registrar.registerErrorPages((pages) -> this.pages.addAll(Arrays.asList(pages))));
	}

	/**
	 * Looks whether an answer is an error, for which there is a page.
	 * @param request the request
	 * @param response its answer
	 * @return the answer that the client gets
	 * @throws Exception what the page throws
	 */
	MockHttpServletResponse after(MockHttpServletRequest request, MockHttpServletResponse response) throws Exception {
		Optional<ErrorPage> page = page(response.getStatus());
		if (!isError(response) || page.isEmpty()) {
			return response;
		}
		MockHttpServletResponse answer = this.mockMvc
			.perform(
					MockMvcRequestBuilders.get(page.get().getPath()).with((error) -> prepare(error, request, response)))
			.andReturn()
			.getResponse();
		response.getHeaderNames()
			.stream()
			.filter((name) -> !answer.containsHeader(name))
			.forEach((name) -> response.getHeaders(name).forEach((value) -> answer.addHeader(name, value)));
		return answer;
	}

	// A response with a status has a body; that of sendError has none, and is committed.
	private static boolean isError(MockHttpServletResponse response) {
		return response.getStatus() >= 400 && response.isCommitted() && response.getContentAsByteArray().length == 0;
	}

	private Optional<ErrorPage> page(int status) {
		return this.pages.stream()
			.filter((page) -> page.getStatusCode() == status)
			.findFirst()
			.or(() -> this.pages.stream().filter(ErrorPage::isGlobal).findFirst());
	}

	private static MockHttpServletRequest prepare(MockHttpServletRequest error, MockHttpServletRequest request,
			MockHttpServletResponse response) {
		error.setDispatcherType(DispatcherType.ERROR);
		error.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, response.getStatus());
		error.setAttribute(RequestDispatcher.ERROR_MESSAGE,
				(response.getErrorMessage() != null) ? response.getErrorMessage() : "");
		error.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
		return error;
	}

}

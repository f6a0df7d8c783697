/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.actuate;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Port for a page that browsers get where others get the JSON of the
 * {@link BossWebSocketEndpoint}, with its files and data below the path of the endpoint.
 * Whoever may read the endpoint may read them. Called on threads of the web server.
 */
public interface EndpointPage {

	/**
	 * First segment of the paths of files and data, which is the name of no service.
	 */
	String FOLDER = "_console";

	/**
	 * The page.
	 * @return the response to a browser that asks for the endpoint
	 */
	WebEndpointResponse<?> page();

	/**
	 * File or data of the page.
	 * @param path the path below the {@link #FOLDER folder}, decoded; from outside, and
	 * not to be trusted
	 * @param showValues whether whoever asks may see values of clients
	 * @return the response, or {@code null} if there is nothing of that name
	 */
	@Nullable WebEndpointResponse<?> file(List<String> path, boolean showValues);

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Look of axe-core for what people with a screen reader or weak eyes would miss, such as
 * controls without a name, a page without landmarks, and text with too little contrast.
 */
final class Accessibility {

	private static final String AXE = read("/axe.min.js");

	private static final String ANSWER = """
			return axe.run().then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
				nodes.map(({ html, any, all, none }) => `${id}, ${help}: ${html.slice(0, 200)} (${
					[...any, ...all, ...none].map(({ message }) => message).join("; ")})`)).join("\\n"));""";

	private Accessibility() {
	}

	/**
	 * Looks at the page that a browser shows.
	 * @param browser the browser
	 * @return what is wrong, a line for each, or an empty text
	 */
	static String problems(Browser browser) {
		if (browser.run("return typeof axe").equals("undefined")) {
			browser.run(AXE);
		}
		return browser.run(ANSWER).toString();
	}

	private static String read(String resource) {
		try (InputStream in = Accessibility.class.getResourceAsStream(resource)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

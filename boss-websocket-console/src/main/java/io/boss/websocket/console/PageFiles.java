/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.MimeType;

/**
 * Files of the page, all in one folder of the jar. A name is letters, digits and dashes
 * with one of four endings, so that no name leads out of the folder. Safe on any thread.
 */
final class PageFiles {

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}\\.(html|js|css|svg)");

	private static final Map<String, MimeType> TYPES = Map.of("html", MimeType.valueOf("text/html;charset=UTF-8"), "js",
			MimeType.valueOf("text/javascript;charset=UTF-8"), "css", MimeType.valueOf("text/css;charset=UTF-8"), "svg",
			MimeType.valueOf("image/svg+xml"));

	private final Map<String, PageFile> files = new ConcurrentHashMap<>();

	/**
	 * Reads a file.
	 * @param name the name, which may come from anybody
	 * @return the file, or {@code null} if there is none of that name
	 */
	@Nullable PageFile file(String name) {
		Matcher matcher = NAME.matcher(name);
		if (!matcher.matches()) {
			return null;
		}
		PageFile known = this.files.get(name);
		if (known != null) {
			return known;
		}
		byte[] content = read(name);
		if (content == null) {
			return null;
		}
		PageFile file = new PageFile(content, Objects.requireNonNull(TYPES.get(matcher.group(1))));
		this.files.put(name, file);
		return file;
	}

	private static byte @Nullable [] read(String name) {
		try (InputStream in = PageFiles.class.getResourceAsStream("page/" + name)) {
			return (in != null) ? in.readAllBytes() : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * File of the page.
	 */
	static final class PageFile {

		private final byte[] content;

		private final MimeType type;

		PageFile(byte[] content, MimeType type) {
			this.content = content;
			this.type = type;
		}

		byte[] content() {
			return this.content;
		}

		MimeType type() {
			return this.type;
		}

	}

}

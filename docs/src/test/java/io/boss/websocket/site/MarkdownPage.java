/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Page of Markdown: the blocks of code, the links and the anchors that it has.
 *
 * @param file the page
 * @param fences its blocks of code, from top to bottom
 * @param links the targets of its links, without those in code
 * @param anchors the anchors of its headings, as repositories and the site make them
 */
record MarkdownPage(Path file, List<Fence> fences, List<String> links, Set<String> anchors) {

	/** Root of the repository. */
	static final Path ROOT = Path.of("").toAbsolutePath().getParent();

	private static final Set<String> NO_PAGES = Set.of("node_modules", "target", "src", ".vitepress");

	private static final Pattern FENCE = Pattern.compile("^(\\s*)(```+|~~~+)\\s*(\\S*)(.*)$");

	private static final Pattern MARK = Pattern.compile("^<!-- from: (\\S+) -->$");

	private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+?)(?: \\{#([\\w-]+)\\})?\\s*$");

	private static final Pattern LINK = Pattern.compile("\\[(?:[^\\[\\]]|\\[[^\\]]*\\])*\\]\\(([^()\\s]+)\\)");

	private static final Pattern REFERENCE = Pattern.compile("^\\[[^\\]]+\\]: (\\S+)");

	private static final Pattern HTML_ID = Pattern.compile("<\\w+ [^>]*\\bid=\"([^\"]+)\"");

	/** All pages of the site and of the repository's root. */
	static List<MarkdownPage> all() {
		List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md"),
				ROOT.resolve("CHANGELOG.md"), ROOT.resolve("boss-websocket-client/README.md")));
		files.addAll(below(ROOT.resolve("docs")));
		return files.stream().map(MarkdownPage::of).toList();
	}

	private static List<Path> below(Path folder) {
		List<Path> pages = new ArrayList<>();
		try {
			Files.walkFileTree(folder, new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
					return NO_PAGES.contains(directory.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE
							: FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
					if (file.toString().endsWith(".md")) {
						pages.add(file);
					}
					return FileVisitResult.CONTINUE;
				}

			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return pages;
	}

	static MarkdownPage of(Path file) {
		Parser parser = new Parser(lines(file));
		return new MarkdownPage(file, parser.fences, parser.links, parser.anchors);
	}

	private static List<String> lines(Path file) {
		try {
			return Files.readAllLines(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Path from the root, with slashes. */
	String name() {
		return ROOT.relativize(this.file).toString().replace('\\', '/');
	}

	/** Is a page of the site, or else one of the repository alone. */
	boolean isOfSite() {
		return name().startsWith("docs/");
	}

	/**
	 * Block of code on a page.
	 *
	 * @param line where it begins, from 1
	 * @param language what it says after the fence, may be empty
	 * @param source the file that its mark names, or {@code null}
	 * @param code the lines between the fences
	 */
	record Fence(int line, String language, String source, String code) {

	}

	/**
	 * Reader of one page.
	 */
	private static final class Parser {

		private final List<Fence> fences = new ArrayList<>();

		private final List<String> links = new ArrayList<>();

		private final Set<String> anchors = new TreeSet<>();

		private final Map<String, Integer> headings = new HashMap<>();

		Parser(List<String> lines) {
			StringBuilder text = new StringBuilder();
			for (int i = 0; i < lines.size(); i++) {
				Matcher fence = FENCE.matcher(lines.get(i));
				if (fence.matches()) {
					int end = end(lines, i + 1, fence.group(2));
					this.fences.add(new Fence(i + 1, fence.group(3), source(lines, i),
							String.join("\n", lines.subList(i + 1, end))));
					i = end;
				}
				else {
					heading(lines.get(i));
					text.append(lines.get(i)).append('\n');
				}
			}
			links(text.toString().replaceAll("`[^`]*`", "code"));
		}

		private static int end(List<String> lines, int from, String fence) {
			for (int i = from; i < lines.size(); i++) {
				if (lines.get(i).strip().equals(fence)) {
					return i;
				}
			}
			throw new IllegalStateException("Fence without an end: line " + from);
		}

		private static String source(List<String> lines, int fence) {
			Matcher mark = MARK.matcher((fence > 0) ? lines.get(fence - 1).strip() : "");
			return mark.matches() ? mark.group(1) : null;
		}

		private void heading(String line) {
			Matcher heading = HEADING.matcher(line);
			if (heading.matches()) {
				String anchor = (heading.group(2) != null) ? heading.group(2) : anchor(heading.group(1));
				Integer again = this.headings.merge(anchor, 0, (count, zero) -> count + 1);
				this.anchors.add((again == 0) ? anchor : anchor + "-" + again);
			}
			HTML_ID.matcher(line).results().forEach((id) -> this.anchors.add(id.group(1)));
		}

		private static String anchor(String heading) {
			return heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
				.strip()
				.toLowerCase(Locale.ROOT)
				.replaceAll("[^\\p{L}\\p{N}_ -]", "")
				.replace(' ', '-');
		}

		private void links(String text) {
			LINK.matcher(text).results().forEach((link) -> this.links.add(link.group(1)));
			text.lines().forEach((line) -> {
				Matcher reference = REFERENCE.matcher(line);
				if (reference.find()) {
					this.links.add(reference.group(1));
				}
			});
		}

	}

}

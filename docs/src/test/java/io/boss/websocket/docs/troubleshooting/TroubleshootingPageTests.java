/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.troubleshooting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.boss.websocket.CloseCode;
import io.boss.websocket.config.Limit;
import io.boss.websocket.stats.RefusalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page has everything that the library answers, throws and warns of, in its words.
 */
class TroubleshootingPageTests {

	private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

	private static final String PAGE = read(ROOT.resolve("docs/operations/troubleshooting.md"));

	private static final Map<String, String> SOURCES = sources();

	private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.*?`) \\|");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

	// Texts without a name of their own, which carry those of others.
	private static final List<String> PASSED_ON = List.of("log/OncePerKindWarning.java", "log/RateLimitedWarning.java",
			"log/Outage.java", "diagnostics/ServiceTrafficLog.java", "InvalidConfigurationException.java",
			"properties/PropertyChecks.java", "cluster/ClusterStartFailureAnalyzer.java",
			"invocation/IncomingCallback.java");

	// Nothing that an operator could do anything about, and nothing goes wrong with it.
	private static final List<String> INTERNAL = List.of("direct/SelectorLoop.java", "service/TurnMail.java",
			"request/CancelActions.java", "stats/CallbackObservers.java", "stats/GuardedDelegates.java",
			"invocation/LateAnswers.java", "presence/Announcer.java", "container/ResumeCheck.java",
			"direct/InboxDrain.java", "endpoint/TimerWheel.java");

	@ParameterizedTest
	@EnumSource(RefusalReason.class)
	void whenHandshakeCanBeRefusedThenPageSaysWhy(RefusalReason reason) {
		assertThat(section("The handshake is refused")).contains("<br>`" + reason + "` |");
	}

	@Test
	void whenCloseCodeHasNameThenPageHasIt() throws IllegalAccessException {
		for (Field field : CloseCode.class.getFields()) {
			if (Modifier.isStatic(field.getModifiers()) && field.getType() == CloseCode.class) {
				assertThat(section("The connection is closed"))
					.containsPattern("(?m)^(\\| |### Close code )" + field.get(null) + "\\b");
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Limit.class)
	void whenLimitExistsThenPageSaysWhatClientsGet(Limit limit) {
		assertThat(PAGE).contains("\n| `" + limit.property() + "` | " + limit.code() + " |\n");
	}

	@Test
	void whenFailureIsAnalyzedThenPageNamesIt() {
		List<String> thrown = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, SpringFactoriesLoader.ArgumentResolver.none(), (type, name, failure) -> {
			})
			.stream()
			.map(Object::getClass)
			.filter((type) -> type.getName().startsWith("io.boss."))
			.map((type) -> ((ParameterizedType) type.getGenericSuperclass()).getActualTypeArguments()[0])
			.map((failure) -> "`" + ((Class<?>) failure).getSimpleName() + "`")
			.toList();
		assertThat(thrown).hasSizeGreaterThanOrEqualTo(3);
		assertThat(PAGE).contains(thrown);
	}

	@Test
	void whenPageShowsTextThenSourceHasIt() {
		String all = String.join("\n", SOURCES.values());
		List<String> texts = texts();
		assertThat(texts).hasSizeGreaterThan(100);
		assertThat(texts.stream().filter((text) -> !parts(text).allMatch(all::contains))).isEmpty();
	}

	@Test
	void whenHandshakeIsAnsweredThenSourceHasTheText() {
		String all = String.join("\n", SOURCES.values());
		List<String> bodies = new ArrayList<>();
		for (String row : section("The handshake is refused").lines()
			.filter((line) -> line.startsWith("| "))
			.toList()) {
			String seen = row.split(" \\| ")[0];
			if (seen.contains("<br>")) {
				CODE.matcher(seen.substring(0, seen.indexOf("<br>")))
					.results()
					.map((found) -> found.group(1))
					.forEach(bodies::add);
			}
		}
		assertThat(bodies).hasSizeGreaterThan(25);
		assertThat(bodies.stream().filter((text) -> !all.contains(text.replaceAll(" (13|a filter)$", " ")))).isEmpty();
	}

	@Test
	void whenClientIsClosedThenPageHasReason() {
		Pattern close = Pattern.compile("(?:close|dismiss|endAs|reject|expire|unheard|CloseFrame|"
				+ "mayExceed|STANDBY|DOWN|STOPPED|SHUTDOWN|NOT_STARTED)\\([^;{]*?\"((?:[a-z]|RFC)[a-z .]{5,})\"");
		List<String> reasons = SOURCES.values()
			.stream()
			.flatMap((source) -> close.matcher(source).results().map((found) -> found.group(1)))
			.toList();
		assertThat(reasons).hasSizeGreaterThan(18);
		assertThat(reasons.stream().filter((reason) -> !PAGE.contains("`" + reason + "`"))).isEmpty();
	}

	@Test
	void whenApplicationDoesNotStartThenPageHasText() {
		Pattern refuses = Pattern.compile(
				"new InvalidConfigurationException\\(|PropertyChecks\\.failure\\(|[. ]invalid\\(|written\\.invalid\\(|"
						+ "CHECKS\\.require\\(|new ServiceStartException\\(|new FailureAnalysis\\(");
		assertThat(unmentioned(refuses, section("The application does not start"))).isEmpty();
	}

	@Test
	void whenLibraryWarnsThenPageHasLine() {
		Pattern warns = Pattern.compile(
				"ogger\\.warn\\(|new RateLimitedWarning\\(|new OncePerKindWarning\\(|ServiceLog\\.Topic\\.(?:DENIED|REFUSED|DROPPED|POISON|DOWN)");
		assertThat(unmentioned(warns, section("Lines in the log"))).isEmpty();
	}

	private static List<String> unmentioned(Pattern place, String section) {
		List<String> parts = ROW.matcher(section)
			.results()
			.flatMap(TroubleshootingPageTests::codes)
			.flatMap(TroubleshootingPageTests::parts)
			.toList();
		return SOURCES.entrySet()
			.stream()
			.filter((source) -> place.matcher(source.getValue()).find())
			.filter((source) -> Stream.concat(PASSED_ON.stream(), INTERNAL.stream())
				.noneMatch((name) -> source.getKey().endsWith(name)))
			.filter((source) -> hasSentence(source.getValue()))
			.filter((source) -> parts.stream().noneMatch((part) -> source.getValue().contains(part)))
			.map(Map.Entry::getKey)
			.toList();
	}

	private static boolean hasSentence(String source) {
		return LITERAL.matcher(source).results().anyMatch((literal) -> literal.group(1).split(" ").length > 3);
	}

	private static List<String> texts() {
		return Stream.of(section("The application does not start"), section("Lines in the log"))
			.flatMap((section) -> ROW.matcher(section).results())
			.flatMap(TroubleshootingPageTests::codes)
			.toList();
	}

	private static Stream<String> codes(MatchResult row) {
		return CODE.matcher(row.group(1)).results().map((code) -> code.group(1));
	}

	// What is between two names.
	private static Stream<String> parts(String text) {
		return Arrays.stream(text.split("…|%s"))
			.map((part) -> part.replaceFirst("^[:,]", "").strip())
			.filter((part) -> part.length() > 7);
	}

	private static String section(String heading) {
		int begin = PAGE.indexOf("\n## " + heading + "\n");
		assertThat(begin).as(heading).isPositive();
		int end = PAGE.indexOf("\n## ", begin + 1);
		return PAGE.substring(begin, (end > 0) ? end : PAGE.length());
	}

	private static Map<String, String> sources() {
		Map<String, String> sources = new TreeMap<>();
		for (String module : List.of("core", "cluster", "autoconfigure")) {
			Path root = ROOT.resolve("boss-websocket-" + module + "/src/main/java/io/boss/websocket");
			try (Stream<Path> files = Files.walk(root)) {
				files.filter((file) -> file.toString().endsWith(".java"))
					.forEach((file) -> sources.put(root.relativize(file).toString(), joined(read(file))));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return sources;
	}

	// A text that is written in several lines is one.
	private static String joined(String source) {
		return source.replaceAll("(?<!\\\\)\"\\s*\\+\\s*\"", "").replace("\\\"", "\"");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.release;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Node;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what nobody has decided yet: a property each in the root pom, which a release
 * refuses while it is a placeholder, and which texts for strangers name as open.
 */
class OpenQuestionsTests {

	private static final String PLACEHOLDER = "to-be-decided";

	private static final String RULES = "/project/profiles/profile[id='release']//requireProperty";

	private static final List<String> PUBLIC = List.of("maven.apache.org", "www.apache.org", "www.w3.org",
			"keepachangelog.com", "semver.org", "central.sonatype.com", "central.sonatype.org", "keys.openpgp.org",
			"reproducible-builds.org", "localhost", "example.org", "repo.maven.apache.org");

	private final Pom pom = Repository.rootPom();

	private final List<String> questions = this.pom.nodes("/project/properties/*[starts-with(name(), 'boss.release.')]")
		.map(Node::getNodeName)
		.toList();

	@Test
	void whenReleaseIsBuiltEachAnswerIsDemanded() {
		assertThat(this.questions).hasSize(5);
		assertThat(this.pom.texts(RULES + "/property")).containsExactlyElementsOf(this.questions);
		assertThat(this.pom.texts(RULES + "/regex")).hasSameSizeAs(this.questions)
			.noneMatch(PLACEHOLDER::matches)
			.allMatch("https://example.org"::matches);
	}

	@Test
	void whenReleaseIsBuiltSnapshotsAreRefused() {
		assertThat(this.pom.nodes("/project/profiles/profile[id='release']//requireReleaseVersion")).hasSize(1);
	}

	@Test
	void whenQuestionIsOpenTextsSaySo() {
		assertThat(this.questions).allSatisfy((question) -> {
			assertThat(Repository.read("RELEASING.md")).contains("`" + question + "`");
			assertThat(Repository.read("pom.xml")).containsOnlyOnce("<" + question + ">");
		});
		String contact = this.pom.property("boss.release.security-contact").orElseThrow();
		String expected = contact.equals(PLACEHOLDER) ? "`boss.release.security-contact`" : contact;
		assertThat(Repository.read("SECURITY.md")).contains(expected);
		assertThat(Repository.read("CODE_OF_CONDUCT.md")).contains(expected);
	}

	// Whatever host somebody happens to work on.
	@Test
	void whenTextsForStrangersNameHostsTheyArePublicOnes() {
		List<String> texts = List.of("SECURITY.md", "CODE_OF_CONDUCT.md", "RELEASING.md", "CONTRIBUTING.md",
				"CHANGELOG.md", "pom.xml", "boss-websocket-bom/pom.xml");
		assertThat(texts).allSatisfy((text) -> assertThat(hosts(Repository.read(text))).isSubsetOf(PUBLIC));
		assertThat(Repository.filesBelow(".github"))
			.allSatisfy((file) -> assertThat(hosts(Repository.read(file))).isSubsetOf(PUBLIC));
	}

	private static List<String> hosts(String text) {
		return Pattern.compile("[a-z]+://([^/:\\s)>\"'`]+)")
			.matcher(text)
			.results()
			.map((match) -> match.group(1))
			.distinct()
			.toList();
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.discovery;

import java.util.List;
import java.util.Map;

import io.boss.websocket.InstanceKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ServiceTemplate}.
 */
class ServiceTemplateTests {

	@ParameterizedTest
	@ValueSource(strings = { "room/{id}", "room", "{id}", "room{id}", "room/", "/" })
	void whenTextHasASlashOrABraceThenItIsMeantToBeATemplate(String text) {
		assertThat(ServiceTemplate.isTemplate(text)).isEqualTo(!text.equals("room"));
	}

	@Test
	void whenTemplateHasOneVariableThenItsValueIsTheKey() {
		InstanceKey key = ServiceTemplate.parse("room/{id}").match("42");
		assertThat(key).isEqualTo(new InstanceKey("room", "42", Map.of("id", "42")));
	}

	@Test
	void whenTemplateHasSeveralVariablesThenTheKeyHasThemInOrder() {
		ServiceTemplate template = ServiceTemplate.parse("game/{region}/{match:[0-9]+}/{a_B-9}");
		InstanceKey key = template.match(List.of("eu", "7", "x y"));
		assertThat(key).isNotNull();
		assertThat(key.address()).isEqualTo("game/eu/7/x y");
		assertThat(key.variables()).containsExactly(Map.entry("region", "eu"), Map.entry("match", "7"),
				Map.entry("a_B-9", "x y"));
		assertThat(template.match("eu/7/x y")).isEqualTo(key);
		assertThat(template.variables()).containsExactly("region", "match", "a_B-9");
		assertThat(template).hasToString("game/{region}/{match:[0-9]+}/{a_B-9}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ',
			value = { "room/{id} a/b", "room/{id} /a", "room/{id} a/", "room/{id} /", "room/{id} .", "room/{id} ..",
					"room/{id} ''", "g/{a}/{b} 1", "g/{a}/{b} 1/2/3", "g/{a}/{b} 1/..", "g/{a}/{b} /2",
					"room/{id:[a-z]+} A", "room/{id:[a-z]+} a1", "room/{id:[a-z0-9-]{1,3}} 1234" })
	void whenKeyDoesNotMatchThenThereIsNone(String template, String key) {
		assertThat(ServiceTemplate.parse(template).match(key)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\0b", "a\nb", "\u007f", "\u0085", "\uD83D", "x\uDE00", "\uDE00\uD83D" })
	void whenKeyHasACharacterThatIsNoTextThenThereIsNone(String key) {
		assertThat(ServiceTemplate.parse("room/{id}").match(key)).isNull();
		assertThat(ServiceTemplate.parse("room/{id:.*}").match(List.of(key))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "...", "\uD83D\uDE00", "größe", "a;b", "%2F", "restart", " " })
	void whenKeyIsUnusualThenItIsAKeyAllTheSame(String key) {
		assertThat(ServiceTemplate.parse("room/{id}").match(key)).extracting(InstanceKey::key).isEqualTo(key);
	}

	@Test
	void whenASegmentHasASlashThenThereIsNoKey() {
		assertThat(ServiceTemplate.parse("room/{id}").match(List.of("a/b"))).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#',
			value = { "room/{id}#42", "room/{id:[a-z0-9-]{1,36}}#a-1", "room/{id:\\d{2}}#12", "room/{id:(?:a|b)}#b",
					"room/{_x-1:[^x]+}#42", "room/{id:a\\{b}#a{b", "room/{id:a\\}b}#a}b", "room/{id:a\\\\}#a\\",
					"room/{id:.+:.+}#a:b", "room/{id:[*?]+}#*?", "game/{a}/{b:x{2}}/{c}#1/xx/3" })
	void whenTemplateIsTakenThenSpringTakesItAndMatchesAlike(String template, String key) {
		InstanceKey matched = ServiceTemplate.parse(template).match(key);
		PathPattern pattern = PathPatternParser.defaultInstance.parse("/" + template);
		PathPattern.PathMatchInfo info = pattern.matchAndExtract(
				PathContainer.parsePath("/" + ServiceTemplate.nameIn(template) + "/" + key.replace("{", "%7B")));
		assertThat(info).isNotNull();
		assertThat(matched).isNotNull();
		assertThat(matched.variables()).isEqualTo(info.getUriVariables());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', quoteCharacter = '"',
			value = { "room#it has 0 variables, and one to 3 are possible",
					"room/{a}/{b}/{c}/{d}#it has 4 variables, and one to 3 are possible", "room/#it ends with a slash",
					"room/{id}/#it ends with a slash", "room//{id}#'' is no variable such as {id} or {id:[a-z0-9-]+}",
					"room/x#'x' is no variable such as {id} or {id:[a-z0-9-]+}",
					"room/{id}x#'{id}x' is no variable such as {id} or {id:[a-z0-9-]+}",
					"room/x{id}#'x{id}' is no variable such as {id} or {id:[a-z0-9-]+}",
					"room/{a}{b}#'{a}{b}' is no variable such as {id} or {id:[a-z0-9-]+}",
					"room/{}#'{}' is no variable such as {id} or {id:[a-z0-9-]+}",
					"room/{id:}#'{id:}' is no variable such as {id} or {id:[a-z0-9-]+}",
					"room/{id#'{id' is no variable such as {id} or {id:[a-z0-9-]+}",
					"room/{*id}#'{*id}' is no variable such as {id} or {id:[a-z0-9-]+}",
					"room/*#'*' is no variable such as {id} or {id:[a-z0-9-]+}",
					"room/{1d}#'{1d}' is no variable such as {id} or {id:[a-z0-9-]+}",
					"room/{-d}#'{-d}' is no variable such as {id} or {id:[a-z0-9-]+}",
					"room/{ id }#'{ id }' is no variable such as {id} or {id:[a-z0-9-]+}",
					"room/{id}/{id}#it has two variables named 'id'",
					"room/{id:a/b}#the expression of 'id' has a slash, which no value has",
					"room/{id:a\\/b}#the expression of 'id' has a slash, which no value has",
					"room/{id:a}b}#the expression of 'id' has a brace without its other half: write it as \\{ or \\}",
					"room/{id:[{]}#the expression of 'id' has a brace without its other half: write it as \\{ or \\}",
					"room/{id:a\\}#the expression of 'id' has a brace without its other half: write it as \\{ or \\}",
					"room/{id:[a-z}#the expression of 'id' is no regular expression: Unclosed character class",
					"room/{id:(a|b)}#the expression of 'id' captures a group: write (?:a|b) in place of (a|b)",
					"room/{id:(?<n>a)}#the expression of 'id' captures a group: write (?:a|b) in place of (a|b)" })
	void whenTextIsNoTemplateThenTheMessageSaysWhy(String text, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> ServiceTemplate.parse(text)).withMessage(message);
	}

}

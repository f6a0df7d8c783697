/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.conversion.JsonConverter;
import io.boss.websocket.conversion.ServiceConverters;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.ServiceStats;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.Validated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link PayloadChecks}.
 */
class PayloadChecksTests {

	private JsonMapper mapper = JsonMapper.builder().build();

	@ParameterizedTest
	@ValueSource(classes = { OfPlain.class, OfSealed.class, OfAbstract.class, OfList.class, OfOptional.class,
			OfRunnable.class })
	void whenNothingTellsWhichSubtypeThenItIsRefused(Class<?> type) {
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> prepare(type, null))
			.satisfies((ex) -> {
				assertThat(ex).hasMessageContaining("has @OnIncoming on " + type.getSimpleName() + ".said(")
					.hasMessageMatching(".*: \\w+ is an (interface|abstract class) without type information");
				assertThat(ex.action()).startsWith("Say with @JsonTypeInfo");
			});
	}

	@ParameterizedTest
	@ValueSource(classes = { OfTyped.class, OfSubtypes.class, OfCreator.class, OfCustom.class, OfMap.class,
			OfNode.class, OfText.class, OfRecord.class, OfLists.class, OfTypedList.class })
	void whenTheMapperReadsItThenItIsAccepted(Class<?> type) {
		assertThatNoException().isThrownBy(() -> prepare(type, null));
	}

	@Test
	void whenTheMapperKnowsAnImplementationThenItIsAccepted() {
		this.mapper = JsonMapper.builder()
			.addModule(new SimpleModule().addAbstractTypeMapping(Plain.class, PlainRecord.class))
			.build();
		assertThatNoException().isThrownBy(() -> prepare(OfPlain.class, null));
	}

	@Test
	void whenThereIsAnotherConverterThenItIsAccepted() {
		assertThatNoException().isThrownBy(
				() -> prepare(OfPlain.class, null, new StringMessageConverter(), new JsonConverter(this.mapper)));
	}

	@Test
	void whenNothingValidatesThenAnnotationsForItAreRefused() {
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> prepare(OfValid.class, null))
			.withMessageEndingWith(
					"has @OnIncoming on said with @Valid on the payload, and there is no validator for it");
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> prepare(OfValid.class, new Supports(false)))
			.withMessageEndingWith("and there is no validator for it");
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> prepare(OfValidated.class, null))
			.withMessageEndingWith("is annotated with @Validated, and there is no validator");
		assertThatNoException().isThrownBy(() -> prepare(OfValid.class, new Supports(true)));
		assertThatNoException().isThrownBy(() -> prepare(OfValidated.class, new Supports(true)));
	}

	@Test
	void whenPayloadItselfHasAConstraintThenItIsRefusedUnlessAProxyChecksIt() {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> prepare(OfConstraint.class, new Supports(true)))
			.withMessageEndingWith("has @OnIncoming on said with @Positive on the payload itself, which nobody checks");
		assertThatNoException().isThrownBy(() -> prepare(OfProxied.class, new Supports(true)));
	}

	@Test
	void whenPayloadIsAnOptionalThenItIsRefused() {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> prepare(OfOptionalRecord.class, null))
			.withMessageEndingWith("and no message can become Optional: a message is never absent, and no Optional");
	}

	private void prepare(Class<?> type, Validator validator, MessageConverter... converters) {
		List<MessageConverter> all = (converters.length > 0) ? List.of(converters)
				: List.of(new JsonConverter(this.mapper));
		BossStats stats = (service) -> ServiceStats.NONE;
		new AnnotatedHandlerFactory(List.of(), List.of(), new ServiceConverters(all, List.of()),
				new DefaultConversionService(), validator, (service) -> InvalidMessagePolicy.ANSWER, List::of, stats)
			.prepare("test", "bean", type);
	}

	record Supports(boolean supported) implements Validator {

		@Override
		public boolean supports(Class<?> type) {
			return this.supported;
		}

		@Override
		public void validate(Object target, Errors errors) {
		}

	}

	interface Plain {

	}

	record PlainRecord(String text) implements Plain {
	}

	sealed interface Sealed {

	}

	record Only(int number) implements Sealed {
	}

	abstract static class Abstract {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	sealed interface Typed {

	}

	record One(int number) implements Typed {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
	@JsonSubTypes({ @JsonSubTypes.Type(Deduced.class) })
	interface Subtypes {

	}

	record Deduced(int number) implements Subtypes {
	}

	interface Creator {

		@JsonCreator
		static Creator of(String text) {
			return new Creator() {
			};
		}

	}

	@JsonDeserialize(using = CustomDeserializer.class)
	interface Custom {

	}

	static class CustomDeserializer extends StdDeserializer<Custom> {

		CustomDeserializer() {
			super(Custom.class);
		}

		@Override
		public Custom deserialize(JsonParser parser, DeserializationContext context) {
			return new Custom() {
			};
		}

	}

	static class OfPlain {

		@OnIncoming
		void said(Plain message) {
		}

	}

	static class OfSealed {

		@OnIncoming
		void said(Sealed message) {
		}

	}

	static class OfAbstract {

		@OnIncoming
		void said(Abstract message) {
		}

	}

	static class OfList {

		@OnIncoming
		void said(List<Plain> message) {
		}

	}

	static class OfOptional {

		@OnIncoming
		void said(Map<String, Optional<Plain>> message) {
		}

	}

	static class OfRunnable {

		@OnIncoming
		void said(Runnable message) {
		}

	}

	static class OfTyped {

		@OnIncoming
		void said(Typed message) {
		}

	}

	static class OfSubtypes {

		@OnIncoming
		void said(Subtypes message) {
		}

	}

	static class OfCreator {

		@OnIncoming
		void said(Creator message) {
		}

	}

	static class OfCustom {

		@OnIncoming
		void said(Custom message) {
		}

	}

	static class OfMap {

		@OnIncoming
		void said(Map<String, Object> message) {
		}

	}

	static class OfNode {

		@OnIncoming
		void said(JsonNode message) {
		}

	}

	static class OfText {

		@OnIncoming
		void said(CharSequence message) {
		}

	}

	static class OfRecord {

		@OnIncoming
		void said(PlainRecord message) {
		}

	}

	static class OfLists {

		@OnIncoming
		void said(List<List<Integer>> message) {
		}

	}

	static class OfTypedList {

		@OnIncoming
		void said(List<Typed> message) {
		}

	}

	static class OfConstraint {

		@OnIncoming
		void said(@NotNull @Positive int number) {
		}

	}

	@Validated
	static class OfProxied {

		@OnIncoming
		void said(@Positive int number) {
		}

	}

	static class OfOptionalRecord {

		@OnIncoming
		void said(Optional<PlainRecord> message) {
		}

	}

	static class OfValid {

		@OnIncoming
		void said(@Valid PlainRecord message) {
		}

	}

	@Validated
	static class OfValidated {

		@OnIncoming
		void said(String message) {
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.plain;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.validation.Errors;
import org.springframework.validation.SmartValidator;

/**
 * Validator that an application has if Jakarta Validation and a provider of it are on the
 * class path. It takes its time to begin, so it does so for who validates something.
 */
final class PlainValidator implements SmartValidator {

	private static final String PROVIDER = "META-INF/services/jakarta.validation.spi.ValidationProvider";

	private static final String VALIDATOR = "org.springframework.validation.beanvalidation.LocalValidatorFactoryBean";

	private static final @Nullable PlainValidator INSTANCE = isThere() ? new PlainValidator() : null;

	private final Supplier<SmartValidator> validator = SingletonSupplier.of(PlainValidator::create);

	private PlainValidator() {
	}

	/**
	 * Looks for a validator.
	 * @return the validator, or {@code null} if none is on the class path
	 */
	static @Nullable PlainValidator find() {
		return INSTANCE;
	}

	private static boolean isThere() {
		ClassLoader loader = PlainValidator.class.getClassLoader();
		return loader.getResource(PROVIDER) != null && ClassUtils.isPresent("jakarta.validation.Validator", loader);
	}

	private static SmartValidator create() {
		Class<?> type = ClassUtils.resolveClassName(VALIDATOR, PlainValidator.class.getClassLoader());
		Object validator = BeanUtils.instantiateClass(type);
		try {
			((InitializingBean) validator).afterPropertiesSet();
		}
		catch (Exception ex) {
			throw new IllegalStateException("The validator on the class path cannot be used", ex);
		}
		return (SmartValidator) validator;
	}

	@Override
	public boolean supports(Class<?> type) {
		return this.validator.get().supports(type);
	}

	@Override
	public void validate(Object target, Errors errors) {
		this.validator.get().validate(target, errors);
	}

	@Override
	public void validate(Object target, Errors errors, Object... validationHints) {
		this.validator.get().validate(target, errors, validationHints);
	}

	@Override
	public void validateValue(Class<?> targetType, @Nullable String fieldName, @Nullable Object value, Errors errors,
			Object... validationHints) {
		this.validator.get().validateValue(targetType, fieldName, value, errors, validationHints);
	}

}

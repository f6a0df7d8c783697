/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import io.boss.websocket.BossService;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;

/**
 * Ahead-of-time processor that registers the reflection hints of annotated services, and
 * of advice for them. It looks at classes only, so that it does not matter what the
 * application will be like when it runs; mistakes are left to be reported then.
 */
class AnnotatedServiceAotProcessor implements BeanRegistrationAotProcessor {

	@Override
	public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
		Class<?> type = ClassUtils.getUserClass(bean.getBeanClass());
		if (!isService(type) && !isAdvice(type)) {
			return null;
		}
		return (context, code) -> new AnnotatedServiceHints(type).registerWith(context.getRuntimeHints());
	}

	private static boolean isService(Class<?> type) {
		return AnnotatedElementUtils.hasAnnotation(type, BossService.class)
				&& ServiceMethodFinder.hasAnnotatedMethods(type);
	}

	private static boolean isAdvice(Class<?> type) {
		return AnnotatedElementUtils.hasAnnotation(type, ControllerAdvice.class)
				&& !ServiceMethodFinder.errorMethods(type).isEmpty();
	}

}

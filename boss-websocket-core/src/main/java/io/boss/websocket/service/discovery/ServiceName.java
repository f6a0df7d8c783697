/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.discovery;

import java.util.Locale;
import java.util.regex.Pattern;

import io.boss.websocket.BossService;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Names of services: the name in the annotation, or the one that ChicagoBoss would derive
 * from the class.
 */
public final class ServiceName {

	private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9._-]*");

	private static final Pattern SUFFIX = Pattern.compile("(?<=.)(WebSocketService|WebSocket|Websocket|Service)$");

	private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

	private ServiceName() {
	}

	/**
	 * Name of the service that a class defines; of a keyed service, the first segment of
	 * its template.
	 * @param type the class, or a proxy class of it
	 * @return the name, which need not be legal
	 * @throws IllegalArgumentException if the class is not annotated with
	 * {@link BossService @BossService}
	 */
	public static String of(Class<?> type) {
		Class<?> userClass = ClassUtils.getUserClass(type);
		BossService annotation = AnnotatedElementUtils.findMergedAnnotation(userClass, BossService.class);
		if (annotation == null) {
			throw new IllegalArgumentException(
					"Class '" + userClass.getName() + "' is no service: it is not annotated with @BossService");
		}
		String text = annotation.name().trim();
		return StringUtils.hasText(text) ? ServiceTemplate.nameIn(text) : derive(userClass);
	}

	static String derive(Class<?> type) {
		String simpleName = SUFFIX.matcher(type.getSimpleName()).replaceFirst("");
		return WORD_START.matcher(simpleName).replaceAll("-").toLowerCase(Locale.ROOT);
	}

	static boolean isLegal(String name) {
		return LEGAL.matcher(name).matches();
	}

}

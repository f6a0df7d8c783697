/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo;

import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the demo, its tests, and the code of the documentation, which the package
 * {@code readme} compiles, use nothing of the library but its API.
 */
@AnalyzeClasses(packages = ApiUseTests.LIBRARY)
class ApiUseTests {

	static final String LIBRARY = "io.boss.websocket";

	@ArchTest
	void usersUseTheApiAlone(JavaClasses classes) {
		assertThat(classes.stream().filter(ApiUseTests::isUser)).hasSizeGreaterThan(50);
		assertThat(classes.stream()
			.filter(ApiUseTests::isUser)
			.flatMap((type) -> type.getDirectDependenciesFromSelf().stream())
			.filter((dependency) -> isInternal(dependency.getTargetClass().getBaseComponentType()))
			.map(Dependency::getDescription)).isEmpty();
	}

	private static boolean isUser(JavaClass type) {
		return Stream.of("demo", "readme")
			.map((user) -> LIBRARY + "." + user)
			.anyMatch((user) -> type.getPackageName().equals(user) || type.getPackageName().startsWith(user + "."));
	}

	private static boolean isInternal(JavaClass type) {
		return type.getPackageName().startsWith(LIBRARY) && !isUser(type)
				&& Stream
					.of(type.tryGetAnnotationOfType(API.class), type.getPackage().tryGetAnnotationOfType(API.class))
					.flatMap((api) -> api.stream())
					.findFirst()
					.map((api) -> api.status() == Status.INTERNAL)
					.orElse(true);
	}

}

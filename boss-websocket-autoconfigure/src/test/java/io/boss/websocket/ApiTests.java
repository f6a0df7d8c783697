/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the line between what users may rely on and the rest. Each package says on
 * which side it is with {@link API @API} in its {@code package-info}.
 */
@AnalyzeClasses(packages = ArchitectureTests.ROOT, importOptions = ArchitectureTests.NoTests.class)
class ApiTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "architecture.md");

	// Those of the test kit have a test of their own.
	private static final Pattern PACKAGE_ROW = Pattern
		.compile("(?m)^\\| `(io\\.boss\\.websocket(?!\\.test\\b)[a-z.]*)` \\|");

	@ArchTest
	void eachPackageSaysWhetherItIsApi(JavaClasses classes) {
		assertThat(packages(classes).filter((candidate) -> statusOf(candidate) == null).map(JavaPackage::getName))
			.isEmpty();
	}

	@ArchTest
	void packagesOfTheApiAreThoseOfTheDocument(JavaClasses classes) throws IOException {
		Matcher rows = PACKAGE_ROW.matcher(Files.readString(DOCUMENT));
		Set<String> documented = rows.results()
			.map((row) -> row.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(packages(classes).filter(ApiTests::isApi).map(JavaPackage::getName))
			.containsExactlyInAnyOrderElementsOf(documented);
	}

	@ArchTest
	void typesOfTheApiShowNoInternalTypes(JavaClasses classes) {
		assertThat(classes.stream()
			.filter(ApiTests::isApi)
			.flatMap((type) -> shown(type).filter((shown) -> !isApi(shown))
				.map((shown) -> type.getName() + " shows " + shown.getName()))
			.distinct()
			.sorted()).isEmpty();
	}

	@ArchTest
	void eachPackageIsInOneModule(JavaClasses classes) {
		assertThat(packages(classes).filter((candidate) -> modulesOf(candidate).size() != 1).map(JavaPackage::getName))
			.isEmpty();
	}

	private static Stream<JavaPackage> packages(JavaClasses classes) {
		return classes.stream().filter(ApiTests::isInHouse).map(JavaClass::getPackage).distinct();
	}

	private static Set<String> modulesOf(JavaPackage candidate) {
		return candidate.getClasses()
			.stream()
			.flatMap((type) -> type.getSource().map((source) -> locationOf(source.getUri().toString(), type)).stream())
			.collect(Collectors.toSet());
	}

	private static String locationOf(String source, JavaClass type) {
		return source.substring(0, source.length() - type.getName().length() - ".class".length());
	}

	private static Status statusOf(JavaPackage candidate) {
		return candidate.tryGetAnnotationOfType(API.class).map(API::status).orElse(null);
	}

	private static boolean isApi(JavaPackage candidate) {
		return statusOf(candidate) != Status.INTERNAL;
	}

	private static boolean isApi(JavaClass type) {
		boolean marked = type.tryGetAnnotationOfType(API.class)
			.map((api) -> api.status() == Status.INTERNAL)
			.orElse(false);
		return isVisible(type) && isApi(type.getPackage()) && !marked;
	}

	private static boolean isVisible(JavaClass type) {
		return type.getModifiers().contains(JavaModifier.PUBLIC)
				&& type.getEnclosingClass().map(ApiTests::isVisible).orElse(true);
	}

	private static boolean isInHouse(JavaClass type) {
		return type.getPackageName().equals(ArchitectureTests.ROOT)
				|| type.getPackageName().startsWith(ArchitectureTests.ROOT + ".");
	}

	/** The types of the library that a user of a type meets in its signatures. */
	private static Stream<JavaClass> shown(JavaClass type) {
		Stream<JavaType> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
		Stream<JavaType> members = type.getMembers()
			.stream()
			.filter((member) -> member.getModifiers().contains(JavaModifier.PUBLIC)
					|| member.getModifiers().contains(JavaModifier.PROTECTED))
			.flatMap(ApiTests::typesOf);
		return Stream.concat(parents, members)
			.flatMap((shown) -> shown.getAllInvolvedRawTypes().stream())
			.map(JavaClass::getBaseComponentType)
			.filter(ApiTests::isInHouse);
	}

	private static Stream<JavaType> typesOf(JavaMember member) {
		if (member instanceof JavaCodeUnit code) {
			return Stream.concat(Stream.of(code.getReturnType()), code.getParameterTypes().stream());
		}
		return member.getAllInvolvedRawTypes().stream().map((type) -> type);
	}

}

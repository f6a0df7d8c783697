/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.boss.websocket.test.plain.PlainTesterBuilder;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the rooms of the test kit, and for the line between its API and the rest. To
 * move a wall, change the table here and the code in one commit that says why.
 */
@AnalyzeClasses(packages = KitArchitectureTests.KIT, importOptions = KitArchitectureTests.KitItself.class)
class KitArchitectureTests {

	static final String KIT = "io.boss.websocket.test";

	private static final Path DOCUMENT = Path.of("..", "docs", "architecture.md");

	private static final Pattern PACKAGE_ROW = Pattern.compile("(?m)^\\| `(io\\.boss\\.websocket\\.test[a-z.]*)` \\|");

	/** The rooms of the kit that each may import; the room with no name is the API. */
	private static final Map<String, Set<String>> MAY_IMPORT = Map.of( //
			"", Set.of("payload"), //
			"payload", Set.of(), //
			"engine", Set.of(), //
			"handler", Set.of("engine"), //
			"socket", Set.of("engine"), //
			"tester", Set.of("", "engine", "handler", "payload", "socket"), //
			"plain", Set.of("", "engine", "handler", "payload", "tester"), //
			"cluster", Set.of("", "engine", "plain", "tester"), //
			"autoconfigure", Set.of("", "engine", "handler", "payload", "tester"), //
			"junit", Set.of("engine"));

	/**
	 * Knows nothing of the kit but how objects become messages: talks to real servers.
	 */
	private static final Map<String, Set<String>> CLIENT = Map.of("client", Set.of("payload"));

	/** Virtual time begins now, and who waits for real time is caught by real time. */
	private static final Set<String> MAY_ASK_THE_SYSTEM = Set.of(KIT + ".engine.TestLoop", KIT + ".engine.StepWatch",
			KIT + ".tester.EngineTester");

	@ArchTest
	static final ArchRule nothingAsksTheSystemForTheTime = ArchRuleDefinition.noClasses()
		.that(DescribedPredicate.describe("are not those that begin a test",
				(type) -> !MAY_ASK_THE_SYSTEM.contains(type.getName())))
		.should()
		.accessTargetWhere(DescribedPredicate.describe("the system is asked for the time",
				(JavaAccess<?> access) -> tellsTheTime(access.getTarget())));

	@ArchTest
	static final ArchRule onlyTheSliceKnowsSpringBootsTests = ArchRuleDefinition.noClasses()
		.that()
		.resideOutsideOfPackage(KIT + ".autoconfigure")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.boot.test..", "org.springframework.boot.webmvc..",
				"org.springframework.security..");

	@ArchTest
	void roomsImportWhatTheirTableAllows(JavaClasses classes) {
		assertThat(classes.stream()
			.flatMap((type) -> type.getDirectDependenciesFromSelf().stream())
			.filter((dependency) -> isOfKit(target(dependency)) && !mayImport(dependency))
			.map(Dependency::getDescription)).isEmpty();
	}

	@ArchTest
	void eachPackageIsInTheTable(JavaClasses classes) {
		assertThat(packages(classes).map(KitArchitectureTests::roomOf)
			.filter((room) -> !MAY_IMPORT.containsKey(room) && !CLIENT.containsKey(room))).isEmpty();
	}

	@ArchTest
	void eachPackageIsNullMarkedAndSaysWhetherItIsApi(JavaClasses classes) {
		assertThat(packages(classes).filter(
				(candidate) -> !candidate.isAnnotatedWith(NullMarked.class) || !candidate.isAnnotatedWith(API.class))
			.map(JavaPackage::getName)).isEmpty();
	}

	@ArchTest
	void packagesOfTheApiAreThoseOfTheDocument(JavaClasses classes) throws IOException {
		Matcher rows = PACKAGE_ROW.matcher(Files.readString(DOCUMENT));
		Set<String> documented = rows.results()
			.map((row) -> row.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(packages(classes).filter(KitArchitectureTests::isApi).map(JavaPackage::getName))
			.containsExactlyInAnyOrderElementsOf(documented);
	}

	@ArchTest
	void typesOfTheApiShowNoInternalTypes(JavaClasses classes) {
		assertThat(classes.stream()
			.filter(KitArchitectureTests::isApi)
			.flatMap((type) -> shown(type).filter((shown) -> !isApi(shown))
				.map((shown) -> type.getName() + " shows " + shown.getName()))
			.distinct()
			.sorted()).isEmpty();
	}

	@ArchTest
	void noSimpleNameIsThereTwice(JavaClasses classes) {
		Map<String, List<String>> namesakes = classes.stream()
			.filter((type) -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
			.collect(Collectors.groupingBy(JavaClass::getSimpleName,
					Collectors.mapping(JavaClass::getName, Collectors.toList())));
		namesakes.values().removeIf((names) -> names.size() == 1);
		assertThat(namesakes).isEmpty();
	}

	private static boolean mayImport(Dependency dependency) {
		String from = roomOf(dependency.getOriginClass().getPackage());
		String to = roomOf(target(dependency).getPackage());
		return from.equals(to) || MAY_IMPORT.getOrDefault(from, CLIENT.getOrDefault(from, Set.of())).contains(to)
				|| isFactory(dependency);
	}

	// The only way from the API to what makes a tester without an application context.
	private static boolean isFactory(Dependency dependency) {
		return dependency.getOriginClass().isEquivalentTo(BossTester.class)
				&& target(dependency).isEquivalentTo(PlainTesterBuilder.class);
	}

	private static JavaClass target(Dependency dependency) {
		return dependency.getTargetClass().getBaseComponentType();
	}

	private static boolean tellsTheTime(AccessTarget target) {
		String name = target.getName();
		return switch (target.getOwner().getName()) {
			case "java.lang.System" -> name.equals("nanoTime") || name.equals("currentTimeMillis");
			case "java.time.Clock" ->
				name.startsWith("systemD") || name.startsWith("systemU") || name.startsWith("tick");
			default -> target.getOwner().getPackageName().equals("java.time") && name.equals("now");
		};
	}

	private static Stream<JavaPackage> packages(JavaClasses classes) {
		return classes.stream().map(JavaClass::getPackage).distinct();
	}

	private static String roomOf(JavaPackage candidate) {
		return candidate.getName().equals(KIT) ? "" : candidate.getName().substring(KIT.length() + 1);
	}

	private static boolean isOfKit(JavaClass type) {
		return type.getPackageName().equals(KIT) || type.getPackageName().startsWith(KIT + ".");
	}

	private static boolean isApi(JavaPackage candidate) {
		return candidate.tryGetAnnotationOfType(API.class).map((api) -> api.status() != Status.INTERNAL).orElse(false);
	}

	// Also for types of the library, whose packages are not imported.
	private static boolean isInApi(JavaClass type) {
		API api = type.reflect().getPackage().getAnnotation(API.class);
		return api != null && api.status() != Status.INTERNAL;
	}

	private static boolean isApi(JavaClass type) {
		boolean marked = type.tryGetAnnotationOfType(API.class)
			.map((api) -> api.status() == Status.INTERNAL)
			.orElse(false);
		return isVisible(type) && isInApi(type) && !marked;
	}

	private static boolean isVisible(JavaClass type) {
		return type.getModifiers().contains(JavaModifier.PUBLIC)
				&& type.getEnclosingClass().map(KitArchitectureTests::isVisible).orElse(true);
	}

	/** The types of the library and of the kit that a user of a type meets. */
	private static Stream<JavaClass> shown(JavaClass type) {
		Stream<JavaType> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
		Stream<JavaType> members = type.getMembers()
			.stream()
			.filter((member) -> member.getModifiers().contains(JavaModifier.PUBLIC)
					|| member.getModifiers().contains(JavaModifier.PROTECTED))
			.flatMap(KitArchitectureTests::typesOf);
		return Stream.concat(parents, members)
			.flatMap((shown) -> shown.getAllInvolvedRawTypes().stream())
			.map(JavaClass::getBaseComponentType)
			.filter((shown) -> shown.getPackageName().startsWith("io.boss.websocket"));
	}

	private static Stream<JavaType> typesOf(JavaMember member) {
		if (member instanceof JavaCodeUnit code) {
			return Stream.concat(Stream.of(code.getReturnType()), code.getParameterTypes().stream());
		}
		return member.getAllInvolvedRawTypes().stream().map((type) -> type);
	}

	/**
	 * What is where the kit is: neither its tests nor the library.
	 */
	static final class KitItself implements ImportOption {

		private static final String LOCATION = BossTester.class.getProtectionDomain()
			.getCodeSource()
			.getLocation()
			.getPath();

		@Override
		public boolean includes(Location location) {
			return location.contains(LOCATION);
		}

	}

}

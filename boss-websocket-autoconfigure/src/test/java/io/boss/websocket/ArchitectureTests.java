/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.apache.commons.logging.Log;
import org.jspecify.annotations.NullMarked;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rooms of the library, and who may enter which. To move a wall, change the table
 * here and the code in one commit that says why.
 */
@AnalyzeClasses(packages = ArchitectureTests.ROOT, importOptions = ArchitectureTests.NoTests.class)
class ArchitectureTests {

	static final String ROOT = "io.boss.websocket";

	/** A package in {@code cluster}, each for one broker. */
	private static final String ENGINE = "cluster.<engine>";

	private static final Set<String> ENGINES = Set.of("redis", "rabbit", "kafka", "channel");

	/** The in-house imports of each room; the root package is the room with no name. */
	private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries( //
			Map.entry("multicast", Set.of()), //
			Map.entry("", Set.of("multicast")), //
			Map.entry("annotation", Set.of("")), //
			Map.entry("event", Set.of("")), //
			Map.entry("config", Set.of("")), //
			Map.entry("spi", Set.of("")), //
			Map.entry("log", Set.of("timing")), //
			Map.entry("limit", Set.of("config")), //
			Map.entry("stats", Set.of("", "config")), //
			Map.entry("timing", Set.of()), //
			Map.entry("wakeup", Set.of()), //
			Map.entry("mailbox", Set.of("timing", "wakeup")), //
			Map.entry("delivery", Set.of("stats", "mailbox")), //
			Map.entry("conversion", Set.of("", "config")), //
			Map.entry("request", Set.of("", "stats")), //
			Map.entry("outbound", Set.of("", "multicast", "request", "spi", "stats")), //
			Map.entry("wire", Set.of("", "config", "limit")), //
			Map.entry("service.discovery", Set.of("", "annotation", "spi")), //
			Map.entry("service",
					Set.of("", "service.discovery", "delivery", "event", "request", "stats", "mailbox", "timing",
							"limit")), //
			Map.entry("service.lifecycle", Set.of("", "service.discovery", "service", "stats", "timing")), //
			Map.entry("invocation",
					Set.of("", "annotation", "config", "spi", "conversion", "service.discovery", "service", "request",
							"stats")), //
			Map.entry("session", Set.of("", "config", "outbound", "stats", "timing")), //
			Map.entry("endpoint",
					Set.of("", "config", "spi", "event", "service", "session", "outbound", "request", "stats", "timing",
							"wakeup", "limit")), //
			Map.entry("endpoint.handshake",
					Set.of("", "config", "spi", "wire", "service.discovery", "service", "endpoint", "session", "stats",
							"limit")), //
			Map.entry("container",
					Set.of("", "multicast", "config", "endpoint", "outbound", "stats", "limit", "timing")), //
			Map.entry("direct",
					Set.of("", "multicast", "config", "wire", "timing", "wakeup", "endpoint", "session", "outbound",
							"stats", "limit")), //
			Map.entry("broadcast", Set.of("", "service.discovery", "service", "service.lifecycle", "stats")), //
			Map.entry("cluster",
					Set.of("", "spi", "delivery", "service.discovery", "service", "service.lifecycle", "endpoint",
							"broadcast", "stats", "timing")), //
			Map.entry(ENGINE, Set.of("cluster", "timing")), //
			Map.entry("observation", Set.of("", "stats")), //
			Map.entry("metrics",
					Set.of("", "config", "observation", "service", "stats", "outbound", "limit", "cluster")), //
			Map.entry("actuate", Set.of("", "service", "stats", "broadcast", "cluster", "diagnostics", "timing")), //
			Map.entry("diagnostics", Set.of("", "config", "spi", "event", "stats", "limit", "timing")), //
			Map.entry("security", Set.of("", "spi", "service", "endpoint", "endpoint.handshake", "stats", "timing")));

	/**
	 * What any room may import: about the log alone, and knows of others only the clock.
	 */
	private static final String ANYBODYS = "log";

	/** Wiring: imports any room, and no room imports it. */
	private static final String WIRING = "autoconfigure";

	@ArchTest
	static final ArchRule roomsImportWhatTheirTableAllows = ArchRuleDefinition.classes()
		.should(importOnlyAllowedRooms())
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = SlicesRuleDefinition.slices()
		.assignedFrom(eachPackage())
		.should()
		.beFreeOfCycles()
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule onlyMetricsKnowMicrometer = ArchRuleDefinition.noClasses()
		.that(areOutside("observation", "metrics", "actuate", WIRING))
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.micrometer..")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule onlySecurityKnowsSpringSecurity = ArchRuleDefinition.noClasses()
		.that(areOutside("security", WIRING))
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.security..")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule onlyTheEdgesKnowTheContainer = ArchRuleDefinition.noClasses()
		.that(areOutside("container", "direct", WIRING))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("jakarta.websocket..", "org.apache.tomcat..")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule onlyTheEdgesAndTheWiringKnowSpringWebSocket = ArchRuleDefinition.noClasses()
		.that(areOutside("config", "endpoint", "endpoint.handshake", "container", "direct", WIRING))
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.web.socket..")
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule enginesKnowThePortAndNothingBehindIt = ArchRuleDefinition.noClasses()
		.that(areIn(ENGINE))
		.should()
		.dependOnClassesThat(DescribedPredicate.describe("are behind the port of clusters",
				(type) -> isInHouse(type) && roomOf(type).equals("cluster")
						&& !type.getPackageName().equals(ROOT + ".cluster")))
		.allowEmptyShould(true);

	// It would print the messages as they are, line ends of others included: LogTrace.
	@ArchTest
	static final ArchRule noThrowableIsGivenToALogger = ArchRuleDefinition.noClasses()
		.should()
		.callMethodWhere(DescribedPredicate.describe("a logger is given a throwable",
				(JavaMethodCall call) -> call.getTargetOwner().isAssignableTo(Log.class) && call.getTarget()
					.getRawParameterTypes()
					.stream()
					.anyMatch((type) -> type.isEquivalentTo(Throwable.class))))
		.orShould()
		.dependOnClassesThat()
		.haveFullyQualifiedName("org.slf4j.Logger")
		.allowEmptyShould(true);

	// What Boot's failure analysis shows of it is said in the same way everywhere.
	@ArchTest
	static final ArchRule valuesOfPropertiesAreRefusedInOnePlace = ArchRuleDefinition.noClasses()
		.that()
		.doNotHaveFullyQualifiedName(ROOT + ".autoconfigure.properties.PropertyChecks")
		.should()
		.callConstructorWhere(DescribedPredicate.describe("the value of a property is refused",
				(JavaConstructorCall call) -> call.getTargetOwner()
					.isEquivalentTo(InvalidConfigurationPropertyValueException.class)))
		.allowEmptyShould(true);

	// All others ask the clock of the engine, whose time a test may hold. That goes for
	// references to methods, too.
	@ArchTest
	static final ArchRule onlyTheSystemsClockAsksTheSystemForTheTime = ArchRuleDefinition.noClasses()
		.that()
		.doNotHaveFullyQualifiedName(ROOT + ".timing.SystemClock")
		.should()
		.accessTargetWhere(DescribedPredicate.describe("the system is asked for the time",
				(JavaAccess<?> access) -> tellsTheTime(access.getTarget())))
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule packagesAreNullMarked = ArchRuleDefinition.classes()
		.should(resideInANullMarkedPackage())
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule publicTypesLiveInPackagesWithAMeaning = ArchRuleDefinition.noClasses()
		.that()
		.arePublic()
		.should()
		.resideInAnyPackage("..internal..", "..util..", "..support..", "..common..")
		.allowEmptyShould(true);

	private static boolean tellsTheTime(AccessTarget target) {
		String name = target.getName();
		return switch (target.getOwner().getName()) {
			case "java.lang.System" -> name.equals("nanoTime") || name.equals("currentTimeMillis");
			case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
			case "java.time.InstantSource" -> name.equals("system");
			case "java.util.Calendar" -> name.equals("getInstance");
			case "java.util.Date" -> target instanceof AccessTarget.ConstructorCallTarget constructor
					&& constructor.getRawParameterTypes().isEmpty();
			default -> target.getOwner().getPackageName().equals("java.time") && name.equals("now");
		};
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

	@ArchTest
	void atMostHalfOfTheTypesOutsideTheRootArePublic(JavaClasses classes) {
		List<JavaClass> types = classes.stream()
			.filter((type) -> !type.isAnonymousClass() && !type.getSimpleName().equals("package-info"))
			.filter((type) -> !roomOf(type).isEmpty())
			.toList();
		List<String> publicTypes = types.stream()
			.filter(ArchitectureTests::isVisible)
			.map(JavaClass::getName)
			.sorted()
			.toList();
		assertThat(publicTypes).as("public ones among the %d types outside the root package", types.size())
			.hasSizeLessThanOrEqualTo(types.size() / 2);
	}

	private static boolean isVisible(JavaClass type) {
		return type.getModifiers().contains(JavaModifier.PUBLIC)
				&& type.getEnclosingClass().map(ArchitectureTests::isVisible).orElse(true);
	}

	private static ArchCondition<JavaClass> importOnlyAllowedRooms() {
		return new ArchCondition<>("import only what the table of rooms allows") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				String room = roomOf(type);
				if (!room.equals(WIRING) && !MAY_IMPORT.containsKey(room)) {
					events.add(SimpleConditionEvent.violated(type,
							type.getName() + " is in room '" + room + "', which the table does not know"));
					return;
				}
				for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
					JavaClass target = dependency.getTargetClass().getBaseComponentType();
					if (isInHouse(target) && !mayImport(type, target)) {
						events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
					}
				}
			}

		};
	}

	private static boolean mayImport(JavaClass type, JavaClass target) {
		String room = roomOf(type);
		if (room.equals(WIRING) || type.getPackageName().equals(target.getPackageName())) {
			return true;
		}
		String targetRoom = roomOf(target);
		// One engine does not know another.
		boolean sameRoom = room.equals(targetRoom) && !room.equals(ENGINE);
		return sameRoom || targetRoom.equals(ANYBODYS) || MAY_IMPORT.get(room).contains(targetRoom);
	}

	private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
		return new ArchCondition<>("reside in a package that is @NullMarked") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean marked = type.getPackage()
					.tryGetPackageInfo()
					.map((info) -> info.isAnnotatedWith(NullMarked.class))
					.orElse(false);
				if (!marked) {
					events.add(SimpleConditionEvent.violated(type,
							"Package " + type.getPackageName() + " of " + type.getName() + " is not @NullMarked"));
				}
			}

		};
	}

	private static DescribedPredicate<JavaClass> areIn(String room) {
		return DescribedPredicate.describe("are in " + room, (type) -> roomOf(type).equals(room));
	}

	private static DescribedPredicate<JavaClass> areOutside(String... rooms) {
		return DescribedPredicate.describe("are outside " + String.join(", ", rooms),
				(type) -> !Set.of(rooms).contains(roomOf(type)));
	}

	private static SliceAssignment eachPackage() {
		return new SliceAssignment() {

			@Override
			public SliceIdentifier getIdentifierOf(JavaClass type) {
				return isInHouse(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
			}

			@Override
			public String getDescription() {
				return "each package";
			}

		};
	}

	private static boolean isInHouse(JavaClass type) {
		return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
	}

	private static String roomOf(JavaClass type) {
		String name = type.getPackageName().substring(ROOT.length());
		String[] segments = name.isEmpty() ? new String[] { "" } : name.substring(1).split("\\.", -1);
		if (MAY_IMPORT.containsKey(String.join(".", segments))) {
			return String.join(".", segments);
		}
		boolean engine = segments[0].equals("cluster") && segments.length > 1 && ENGINES.contains(segments[1]);
		return engine ? ENGINE : segments[0];
	}

	/**
	 * Leaves out tests of each module, as classes or in a jar.
	 */
	static final class NoTests implements ImportOption {

		private static final ImportOption NO_CLASSES_OF_TESTS = new DoNotIncludeTests();

		@Override
		public boolean includes(Location location) {
			return NO_CLASSES_OF_TESTS.includes(location) && !location.contains("-tests.jar");
		}

	}

}

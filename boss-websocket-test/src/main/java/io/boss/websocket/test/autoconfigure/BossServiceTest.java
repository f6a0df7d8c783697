/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.boss.websocket.BossService;
import io.boss.websocket.test.BossTester;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureWebMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Annotation of tests that focus on WebSocket services, and have a {@link BossTester} to
 * speak with them: no port, no threads, and time that passes when the test says so.
 * <p>
 * The slice is that of {@link WebMvcTest @WebMvcTest} without controllers: handshakes go
 * through the application's filters, Spring Security and everything that the library
 * itself asks. Component scanning finds the services that are named, or all with
 * {@link BossService @BossService} if none is, and what an application brings to the
 * library and to Spring MVC:
 * <ul>
 * <li>types of {@code io.boss.websocket.spi}, {@code .config}, {@code .stats},
 * {@code .security} and {@code .observation}</li>
 * <li>argument resolvers, return value handlers and {@code MessageConverter}s of services
 * and of controllers</li>
 * <li>{@code @ControllerAdvice}, {@code Filter}, {@code FilterRegistrationBean},
 * {@code WebMvcConfigurer}, {@code HandlerInterceptor}, {@code Converter}</li>
 * <li>{@code SecurityFilterChain}, {@code WebSecurityCustomizer}, modules of Jackson</li>
 * </ul>
 * Classes with {@code @Configuration}, such as the one that declares the
 * {@code SecurityFilterChain}, are not scanned: {@link Import @Import} those that matter.
 * What services need besides is given by {@code @MockitoBean} or {@code @Import}. Spring
 * Security is always there if it is on the class path; without a
 * {@code SecurityFilterChain} of the application, Spring Boot's demands a login.
 * <p>
 * Each test begins as if the services had just been started, with no client: they end
 * after each test, and {@code init} is called anew when the next test first connects, or
 * looks at anything, so that what {@code @BeforeEach} or the test has stubbed before is
 * there by then. The time of day is that of the machine when a test begins. Beans of the
 * application stay as they are, as in any test of Spring. One test at a time uses an
 * application context; under JUnit's parallel execution others that share it wait.
 * <p>
 * A {@link java.time.Clock} that services have injected tells virtual time, if there is
 * no such bean or it is a clock of the system. A node in the slice is alone, whatever
 * {@code boss.websocket.cluster.engine} says, and {@code boss.websocket.throughput} is 1
 * unless the test sets it: one step is one callback.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(BossServiceTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(BossServiceTypeExcludeFilter.class)
@AutoConfigureWebMvc
@AutoConfigureMockMvc
@ImportAutoConfiguration
public @interface BossServiceTest {

	/**
	 * Services to test: an alias of {@link #services()}.
	 * @return classes with {@link BossService @BossService}, or none for all
	 */
	@AliasFor("services")
	Class<?>[] value() default {};

	/**
	 * Services to test.
	 * @return classes with {@link BossService @BossService}, or none for all
	 */
	@AliasFor("value")
	Class<?>[] services() default {};

	/**
	 * Properties of the application for this test.
	 * @return the properties, each as {@code name=value}
	 */
	String[] properties() default {};

	/**
	 * Whether the types that are listed above are found by scanning.
	 * @return {@code false} for those alone that {@link #includeFilters()} find
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Filters of further types that are found by scanning.
	 * @return the filters
	 */
	Filter[] includeFilters() default {};

	/**
	 * Filters of types that are not found by scanning.
	 * @return the filters
	 */
	Filter[] excludeFilters() default {};

	/**
	 * Auto-configurations that are left out.
	 * @return the classes
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.autoconfigure.properties.BossProperties;
import io.boss.websocket.autoconfigure.properties.ServiceProperties;
import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with services can be processed ahead of time.
 */
class AheadOfTimeTests {

	private final InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();

	@Test
	void whenApplicationIsProcessedThenItsBeansAreGeneratedAndItsPropertiesMayBeBound() {
		RuntimeHints hints = process(Application.class);
		assertThat(this.files.getGeneratedFiles(Kind.SOURCE).keySet())
			.contains("io/boss/websocket/autoconfigure/BossWebSocketAutoConfiguration__BeanDefinitions.java");
		for (Class<?> properties : new Class<?>[] { BossProperties.class, BossProperties.Websocket.class,
				ServiceProperties.class, ServiceProperties.Mailbox.class, ServiceProperties.Outbound.class,
				ServiceProperties.Restart.class }) {
			assertThat(RuntimeHintsPredicates.reflection()
				.onConstructorInvocation(properties.getDeclaredConstructors()[0])).as(properties.getName())
				.accepts(hints);
		}
		assertThat(RuntimeHintsPredicates.reflection().onType(Say.class)).accepts(hints);
	}

	private RuntimeHints process(Class<?> configuration) {
		GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext());
		AnnotationConfigUtils.registerAnnotationConfigProcessors(context);
		context.registerBean(configuration);
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("io.boss.websocket", "Generated")), this.files);
		new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		generation.writeGeneratedContent();
		return generation.getRuntimeHints();
	}

	record Say(String text) {
	}

	@BossService
	static class TalkService {

		@OnIncoming
		void said(Say say) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TaskExecutionAutoConfiguration.class, JacksonAutoConfiguration.class,
			BossWebSocketAutoConfiguration.class })
	@Import(TalkService.class)
	static class Application {

	}

}

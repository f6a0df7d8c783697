/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.slice;

import java.lang.reflect.Method;

import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestClient;
import io.boss.websocket.test.autoconfigure.BossServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the end of application contexts of {@link BossServiceTest @BossServiceTest}.
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class ContextEndIntegrationTests {

	// Spring's own, after which it goes on with a warning.
	private final TestContextManager manager = new TestContextManager(Slice.class);

	private final Slice test = new Slice();

	private final Method method = Slice.class.getDeclaredMethods()[0];

	private BossTester boss;

	@BeforeEach
	void begin() throws Exception {
		this.manager.prepareTestInstance(this.test);
		this.manager.beforeTestMethod(this.test, this.method);
		this.boss = context().getBean(BossTester.class);
	}

	@AfterEach
	void close() {
		this.manager.getTestContext().markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		assertThat(isTurning()).isFalse();
	}

	private static boolean isTurning() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.anyMatch((thread) -> thread.getName().equals("boss-test-end"));
	}

	private ApplicationContext context() {
		return this.manager.getTestContext().getApplicationContext();
	}

	private void closeContext() {
		this.manager.getTestContext().markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
	}

	@Test
	void whenTestHasEndedContextClosesAtOnce(CapturedOutput output) throws Exception {
		this.boss.connect(LobbyService.class);
		this.manager.afterTestMethod(this.test, this.method, null);
		closeContext();
		assertThat(output).doesNotContain(" WARN ", " ERROR ");
	}

	@Test
	void whenClientsAreConnectedContextClosesAtOnce(CapturedOutput output) {
		TestClient ann = this.boss.connect(LobbyService.class);
		TestClient bob = this.boss.connect(LobbyService.class);
		this.boss.settle();
		bob.vanish();
		this.boss.services().get("lobby").pause();
		((ConfigurableApplicationContext) context()).close();
		assertThat(isTurning()).isFalse();
		assertThat(ann.closeCode()).isEqualTo(1001);
		assertThat(output).contains("Services have drained: 1 services, 2 clients").doesNotContain(" WARN ", " ERROR ");
	}

	@Test
	void whenContextWasPausedNextTestHasServices(CapturedOutput output) throws Exception {
		this.boss.connect(LobbyService.class);
		this.manager.afterTestMethod(this.test, this.method, null);
		((ConfigurableApplicationContext) context()).pause();
		((ConfigurableApplicationContext) context()).restart();
		assertThat(isTurning()).isFalse();
		this.manager.beforeTestMethod(this.test, this.method);
		assertThat(this.boss.connect(LobbyService.class)).isOpen();
		closeContext();
		assertThat(output).doesNotContain(" WARN ", " ERROR ");
	}

	@BossServiceTest(LobbyService.class)
	@Import(OpenDoors.class)
	static class Slice {

		void test() {
		}

	}

}

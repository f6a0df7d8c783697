/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.discovery;

import java.util.List;
import java.util.Locale;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.RestartPolicy;
import io.boss.websocket.ServiceScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServiceDescriptor}.
 */
class ServiceDescriptorTests {

	@Test
	void whenServiceHasNoTemplateThenItHasNoKeys() {
		ServiceDescriptor service = describe(null);
		assertThat(service.key("42")).isNull();
		assertThat(service.key(List.of())).isNull();
	}

	@Test
	void whenKeyDoesNotMatchThenTheServiceIsNotAsked() {
		assertThat(describe(ServiceTemplate.parse("room/{id:[a-z]*}")).key("ABC")).isNull();
	}

	@Test
	void whenKeyMatchesThenTheServiceHasTheLastWord() {
		ServiceDescriptor service = describe(ServiceTemplate.parse("room/{id}"));
		assertThat(service.key("42")).extracting(InstanceKey::address).isEqualTo("room/42");
		assertThat(service.key(List.of("42"))).isEqualTo(service.key("42"));
		assertThat(service.key("abc")).isNull();
		assertThat(service.key(List.of("abc"))).isNull();
	}

	private static ServiceDescriptor describe(@Nullable ServiceTemplate template) {
		return new ServiceDescriptor("room", "/websocket/room", template, "roomService", BossServiceHandler.class,
				List.of(), RestartPolicy.PERMANENT, ServiceScope.NODE, false, () -> new BossServiceHandler<Object>() {
				}, (key) -> {
					assertThat(key.key()).isEqualTo(key.key().toLowerCase(Locale.ROOT));
					return !key.key().equals("abc");
				});
	}

}

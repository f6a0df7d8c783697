/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.annotation.Order;
import org.springframework.messaging.handler.MessagingAdviceBean;
import org.springframework.web.bind.annotation.ControllerAdvice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AdviceBeans}.
 */
class AdviceBeansTests {

	private static final List<String> created = new ArrayList<>();

	@Test
	void whenBeansAreAdviceThenTheyAreFoundAndNotCreated() {
		created.clear();
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Beans.class)) {
			List<MessagingAdviceBean> beans = find(context);
			assertThat(beans).extracting(MessagingAdviceBean::getBeanType)
				.doesNotHaveDuplicates()
				.hasSize(3)
				.contains(LazyAdvice.class, ScopedAdvice.class, ProxiedAdvice.class);
			assertThat(created).isEmpty();
			MessagingAdviceBean lazy = of(beans, LazyAdvice.class);
			assertThat(lazy.resolveBean()).isSameAs(context.getBean(LazyAdvice.class));
			assertThat(lazy.getOrder()).isEqualTo(3);
			assertThat(created).containsExactly("lazy");
			assertThat(lazy.isApplicableToBeanType(String.class)).isTrue();
			assertThat(lazy.isApplicableToBeanType(Integer.class)).isFalse();
		}
	}

	@Test
	void whenBeanIsProxiedByItsInterfacesThenItsOwnClassIsKnown() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Beans.class)) {
			assertThat(context.getBean(ProxiedAdvice.class.getName())).isNotInstanceOf(ProxiedAdvice.class);
			assertThat(of(find(context), ProxiedAdvice.class).resolveBean())
				.isSameAs(context.getBean(ProxiedAdvice.class.getName()));
		}
	}

	private static List<MessagingAdviceBean> find(AnnotationConfigApplicationContext context) {
		return AdviceBeans.find((ConfigurableListableBeanFactory) context.getAutowireCapableBeanFactory());
	}

	private static MessagingAdviceBean of(List<MessagingAdviceBean> beans, Class<?> type) {
		return beans.stream().filter((bean) -> bean.getBeanType() == type).findFirst().orElseThrow();
	}

	@Configuration(proxyBeanMethods = false)
	@Import(ProxiedAdvice.class)
	static class Beans {

		@Bean
		@Lazy
		@Order(3)
		LazyAdvice lazyAdvice() {
			created.add("lazy");
			return new LazyAdvice();
		}

		@Bean
		@Scope(value = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
		ScopedAdvice scopedAdvice() {
			created.add("scoped");
			return new ScopedAdvice();
		}

		@Bean
		static BeanNameAutoProxyCreator proxies() {
			BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
			creator.setBeanNames(ProxiedAdvice.class.getName());
			return creator;
		}

		@Bean
		String noAdvice() {
			return "none";
		}

	}

	@ControllerAdvice(assignableTypes = String.class)
	static class LazyAdvice {

	}

	@ControllerAdvice
	static class ScopedAdvice {

	}

	@ControllerAdvice
	static class ProxiedAdvice implements Callable<String> {

		@Override
		public String call() {
			return "called";
		}

	}

}

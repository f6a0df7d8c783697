/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.messaging.handler.MessagingAdviceBean;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.method.ControllerAdviceBean;

/**
 * Finder of the {@code @ControllerAdvice} beans of an application.
 */
final class AdviceBeans {

	private AdviceBeans() {
	}

	/**
	 * Finds the beans, in no order: their order is not known before they are created, and
	 * they may need what is created now.
	 * @param beanFactory where they are
	 * @return the beans
	 */
	static List<MessagingAdviceBean> find(ConfigurableListableBeanFactory beanFactory) {
		List<MessagingAdviceBean> beans = new ArrayList<>();
		for (String name : BeanFactoryUtils.beanNamesForAnnotationIncludingAncestors(beanFactory,
				ControllerAdvice.class)) {
			ControllerAdvice annotation = ScopedProxyUtils.isScopedTarget(name) ? null
					: beanFactory.findAnnotationOnBean(name, ControllerAdvice.class);
			if (annotation != null) {
				// Not that of a proxy, if there is one already.
				String target = ScopedProxyUtils.getTargetBeanName(name);
				Class<?> type = AutoProxyUtils.determineTargetClass(beanFactory,
						beanFactory.containsBean(target) ? target : name);
				if (type != null) {
					beans.add(new Advice(new ControllerAdviceBean(name, beanFactory, annotation),
							ClassUtils.getUserClass(type)));
				}
			}
		}
		return beans;
	}

	/**
	 * Advice of Spring for controllers as advice for messages.
	 *
	 * @param bean the bean
	 * @param getBeanType its class
	 */
	private record Advice(ControllerAdviceBean bean, Class<?> getBeanType) implements MessagingAdviceBean {

		@Override
		public Object resolveBean() {
			return this.bean.resolveBean();
		}

		@Override
		public boolean isApplicableToBeanType(Class<?> beanType) {
			return this.bean.isApplicableToBeanType(beanType);
		}

		@Override
		public int getOrder() {
			return this.bean.getOrder();
		}

	}

}

package io.boss.websocket.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.messaging.handler.MessagingAdviceBean;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.method.ControllerAdviceBean;

/**
 * The {@code @ControllerAdvice} beans of an application.
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
	static List<MessagingAdviceBean> find(ListableBeanFactory beanFactory) {
		List<MessagingAdviceBean> beans = new ArrayList<>();
		for (String name : BeanFactoryUtils.beanNamesForAnnotationIncludingAncestors(beanFactory,
				ControllerAdvice.class)) {
			ControllerAdvice annotation = ScopedProxyUtils.isScopedTarget(name) ? null
					: beanFactory.findAnnotationOnBean(name, ControllerAdvice.class);
			if (annotation != null) {
				ControllerAdviceBean bean = new ControllerAdviceBean(name, beanFactory, annotation);
				Class<?> type = bean.getBeanType();
				if (type != null) {
					beans.add(new Advice(bean, type));
				}
			}
		}
		return beans;
	}

	/**
	 * Spring's advice for controllers as advice for messages.
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

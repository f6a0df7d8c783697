package io.boss.websocket.spi;

import java.util.function.Function;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InvalidConfigurationException;

/**
 * Factory for handlers of beans that do not implement {@link BossServiceHandler}.
 *
 * @since 0.1.0
 */
public interface HandlerFactory {

	/**
	 * Looks at a class while the application starts, so that each start of the service is
	 * quick and mistakes are found early.
	 * @param service the name of the service
	 * @param beanName the name of the bean
	 * @param type the class of the bean, not of its proxy
	 * @return makes a handler of a bean
	 * @throws InvalidConfigurationException if the class cannot be a service
	 */
	Function<Object, BossServiceHandler<?>> prepare(String service, String beanName, Class<?> type);

	/**
	 * Whether a class looks like one of this kind.
	 * @param type the class of a bean
	 * @return whether {@link #prepare} is meant for it
	 */
	boolean supports(Class<?> type);

}

package io.boss.websocket.invocation;

import java.util.List;
import java.util.function.Function;

import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.conversion.ServiceConverters;
import io.boss.websocket.service.HandlerFactory;
import io.boss.websocket.stats.BossStats;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionService;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.HandlerMethodReturnValueHandler;
import org.springframework.validation.Validator;

/**
 * Makes handlers of beans whose methods are annotated.
 */
public final class AnnotatedHandlerFactory implements HandlerFactory {

	private final ArgumentResolvers resolvers;

	private final ServiceConverters converters;

	private final Function<String, InvalidMessagePolicy> policies;

	private final BossStats stats;

	/**
	 * Creates a factory.
	 * @param argumentResolvers the application's own argument resolvers
	 * @param returnValueHandlers the application's own handlers of return values
	 * @param converters convert messages
	 * @param conversionService converts values of the handshake
	 * @param validator validates payloads, if there is one
	 * @param policies what becomes of invalid messages, by the name of the service
	 * @param stats hears of them
	 */
	public AnnotatedHandlerFactory(List<HandlerMethodArgumentResolver> argumentResolvers,
			List<HandlerMethodReturnValueHandler> returnValueHandlers, ServiceConverters converters,
			ConversionService conversionService, @Nullable Validator validator,
			Function<String, InvalidMessagePolicy> policies, BossStats stats) {
		this.resolvers = new ArgumentResolvers(argumentResolvers, returnValueHandlers, conversionService, validator);
		this.converters = converters;
		this.policies = policies;
		this.stats = BossStats.guarded(stats);
	}

	@Override
	public boolean supports(Class<?> type) {
		return ServiceMethodFinder.hasAnnotatedMethods(type);
	}

	@Override
	public Function<Object, BossServiceHandler<?>> prepare(String name, String beanName, Class<?> type) {
		ServiceMethods methods = new ServiceMethodFinder(this.resolvers, beanName, type).find();
		AnnotatedService service = new AnnotatedService(name, methods, this.resolvers, this.converters.of(name),
				this.policies.apply(name), this.stats.service(name));
		return (bean) -> new AnnotatedHandler(service, bean);
	}

}

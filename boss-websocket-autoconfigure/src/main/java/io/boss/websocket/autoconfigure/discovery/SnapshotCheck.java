package io.boss.websocket.autoconfigure.discovery;

import java.lang.reflect.Method;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.OverflowPolicy;
import io.boss.websocket.annotation.OnOverflow;
import io.boss.websocket.config.OutboundLimits;
import io.boss.websocket.service.discovery.ServiceDescriptor;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Check for services that are to send snapshots to clients that were too slow, and
 * cannot.
 */
public final class SnapshotCheck {

	private SnapshotCheck() {
	}

	/**
	 * Refuses a service that cannot do what its limits ask of it.
	 * @param service the service
	 * @param limits what may wait for one of its clients
	 */
	public static void check(ServiceDescriptor service, OutboundLimits limits) {
		if (limits.overflow() != OverflowPolicy.RESYNC || sendsSnapshots(service.type())) {
			return;
		}
		throw new InvalidConfigurationException(
				"Bean '%s' (%s) has nothing to send to a client that was too slow: boss.websocket.outbound.overflow is 'resync' for service '%s'"
					.formatted(service.beanName(), service.type().getName(), service.name()),
				"Give it a method with @OnOverflow, or override handleOverflow of BossServiceHandler, or choose another policy for it with boss.websocket.services.%s.outbound.overflow"
					.formatted(service.name()));
	}

	private static boolean sendsSnapshots(Class<?> type) {
		return BossServiceHandler.class.isAssignableFrom(type) ? overridesCallback(type) : hasAnnotatedMethod(type);
	}

	// The bridge to whatever type the state has.
	private static boolean overridesCallback(Class<?> type) {
		Method method = ReflectionUtils.findMethod(type, "handleOverflow", String.class, BossConnection.class,
				Object.class);
		return method != null && method.getDeclaringClass() != BossServiceHandler.class;
	}

	private static boolean hasAnnotatedMethod(Class<?> type) {
		return !MethodIntrospector
			.selectMethods(type,
					(Method method) -> AnnotatedElementUtils.hasAnnotation(method, OnOverflow.class) ? true : null)
			.isEmpty();
	}

}

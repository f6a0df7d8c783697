package io.boss.websocket.test.parity;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import io.boss.websocket.BossServices;
import io.boss.websocket.test.BossTester;
import io.boss.websocket.test.TestNode;

import org.springframework.beans.BeanUtils;

/**
 * Ways in which the kit runs services.
 */
enum KitKind implements ParityTarget.Factory {

	PLAIN {

		@Override
		public ParityTarget start(Collection<Class<?>> services, List<String> properties, Heard heard) {
			return plain(BossTester.builder(), services, properties, heard);
		}

	},

	PLAIN_BY_LOT {

		@Override
		public ParityTarget start(Collection<Class<?>> services, List<String> properties, Heard heard) {
			return plain(BossTester.builder().seed(SEED), services, properties, heard);
		}

	};

	// Another one each time, and in the name of no test: the target says which it was.
	private static final long SEED = Long.getLong("boss.seed", System.nanoTime());

	/**
	 * Whether what a scenario needs is there.
	 * @param scenario the scenario
	 * @return {@code false} for the end of an application where there is none
	 */
	boolean hasAll(Scenario scenario) {
		return DrainScenarios.all().noneMatch((drain) -> drain.name().equals(scenario.name()));
	}

	private static ParityTarget plain(BossTester.Builder builder, Collection<Class<?>> services,
			List<String> properties, Heard heard) {
		properties.forEach((property) -> builder.property(property.split("=")[0], property.split("=")[1]));
		services.forEach((service) -> builder.service((node) -> create(service, node, heard)));
		BossTester boss = builder.start();
		return new KitTarget(boss, boss::close);
	}

	private static Object create(Class<?> service, TestNode node, Heard heard) {
		Constructor<?> constructor = service.getDeclaredConstructors()[0];
		Object[] arguments = Arrays.stream(constructor.getParameterTypes())
			.map((type) -> (type == BossServices.class) ? node.services() : heard)
			.toArray();
		return BeanUtils.instantiateClass(constructor, arguments);
	}

}

package io.boss.websocket.stats;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GuardedClusterStats}.
 */
class GuardedClusterStatsTests {

	@Test
	void whenAnyCountFailsThenTheEngineGoesOnAndEachWasAsked() throws Exception {
		Set<String> asked = new TreeSet<>();
		ClusterStats failing = (ClusterStats) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { ClusterStats.class }, (proxy, method, arguments) -> {
					asked.add(method.getName());
					throw new IllegalStateException("as the test wants it");
				});
		ClusterStats guarded = BossStats.guarded(new BossStats() {

			@Override
			public ServiceStats service(String service) {
				return ServiceStats.NONE;
			}

			@Override
			public ClusterStats cluster() {
				return failing;
			}

		}).cluster();
		List<Method> methods = Arrays.stream(ClusterStats.class.getDeclaredMethods())
			.filter((method) -> !Modifier.isStatic(method.getModifiers()))
			.toList();
		for (Method method : methods) {
			method.invoke(guarded, Arrays.stream(method.getParameterTypes()).map(this::something).toArray());
		}
		assertThat(asked).isEqualTo(methods.stream().map(Method::getName).collect(Collectors.toSet())).isNotEmpty();
	}

	@Test
	void whenNothingIsCountedThenThereIsNothingToGuard() {
		assertThat(BossStats.guarded(BossStats.NONE).cluster()).isSameAs(ClusterStats.NONE);
	}

	private Object something(Class<?> type) {
		if (type.isEnum()) {
			return type.getEnumConstants()[0];
		}
		if (type == long.class) {
			return 1L;
		}
		return 1;
	}

}

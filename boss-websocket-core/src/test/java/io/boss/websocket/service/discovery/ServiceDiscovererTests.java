/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.InvalidConfigurationException;
import io.boss.websocket.ServiceScope;
import io.boss.websocket.spi.HandlerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link ServiceDiscoverer}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ServiceDiscovererTests {

	private static final String PACKAGE = ServiceDiscovererTests.class.getName() + "$";

	private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

	private final NumberedKeys factory = new NumberedKeys();

	@Test
	void whenNameIsATemplateThenTheServiceHasKeys(CapturedOutput output) {
		ServiceDescriptor service = discover(RoomService.class).get(0);
		assertThat(service.name()).isEqualTo("room");
		assertThat(service.path()).isEqualTo("/boss/websocket/room/{id}");
		assertThat(service.template()).hasToString("room/{id}");
		assertThat(service.key("abc")).extracting(InstanceKey::address).isEqualTo("room/abc");
		assertThat(service.annotated()).isFalse();
		assertThat(output).doesNotContain("not final");
	}

	@Test
	void whenServiceIsAnnotatedThenItsFactoryHasTheLastWordOnKeys() {
		ServiceDescriptor service = discover(AnnotatedRoom.class).get(0);
		assertThat(this.factory.prepared).containsExactly("game [region, match] annotatedRoom");
		assertThat(service.key("eu/7")).isNotNull();
		assertThat(service.key("eu/x")).isNull();
		assertThat(service.handlers().get()).isNotNull();
	}

	@Test
	void whenServiceHasNoKeysThenItsFactoryIsToldNone() {
		discover(AnnotatedLobby.class);
		assertThat(this.factory.prepared).containsExactly("lobby [] annotatedLobby");
	}

	@Test
	void whenFactoryKnowsNothingOfKeysThenEveryKeyIsOne() {
		HandlerFactory old = new HandlerFactory() {

			@Override
			public Function<Object, BossServiceHandler<?>> prepare(String service, String beanName, Class<?> type) {
				return (bean) -> new Handler();
			}

			@Override
			public boolean supports(Class<?> type) {
				return true;
			}

		};
		define(AnnotatedRoom.class);
		ServiceDescriptor service = new ServiceDiscoverer(this.beans, new ServicePaths("/"), old).discover().get(0);
		assertThat(service.key("eu/x")).isNotNull();
		assertThat(service.handlers().get()).isInstanceOf(Handler.class);
	}

	@Test
	void whenNameIsThatOfATemplateThenNothingStarts() {
		expect(mistake(PlainRoom.class, RoomService.class), "Beans 'plainRoom' (" + PACKAGE
				+ "PlainRoom) and 'roomService' (" + PACKAGE
				+ "RoomService) both define a WebSocket service named 'room', with 'room' and 'room/{id}'; the first "
				+ "segment alone is the name",
				"Give one of them another name, for example @BossService(\"room-2/{id}\")");
	}

	@Test
	void whenTwoTemplatesHaveOneNameThenNothingStarts() {
		expect(mistake(RoomService.class, NamedRoom.class),
				"Beans 'roomService' (" + PACKAGE + "RoomService) and 'namedRoom' (" + PACKAGE
						+ "NamedRoom) both define a WebSocket service named 'room', with 'room/{id}' and "
						+ "'room/{name:[a-z]+}', which may both match one URL",
				"Give one of them another name, for example @BossService(\"room-2/{name:[a-z]+}\")");
		assertThat(mistake(RoomService.class, PartOfRoom.class)).hasMessageEndingWith(
				"named 'room', with 'room/{id}' and 'room/{id}/{part}'; the first segment alone is the name");
	}

	@Test
	void whenTemplateHasNoNameThenTheNameIsIllegal() {
		String action = "Give it a name of lower-case letters, digits, '-', '_' and '.' that begins with a letter or digit, "
				+ "for example @BossService(\"room/{id}\")";
		expect(mistake(Nameless.class), "Bean 'nameless' (" + PACKAGE
				+ "Nameless) defines a WebSocket service with the illegal name '{id}', which is what its template '{id}' "
				+ "begins with", action);
		assertThat(mistake(Slash.class))
			.hasMessageContaining("the illegal name '', which is what its template '/{id}'");
		assertThat(mistake(Loud.class)).hasMessageContaining("the illegal name 'Room', which");
	}

	@Test
	void whenTemplateIsIllegalThenNothingStarts() {
		expect(mistake(Wild.class),
				"Bean 'wild' (" + PACKAGE
						+ "Wild) defines a WebSocket service with the illegal template 'room/*': '*' is no "
						+ "variable such as {id} or {id:[a-z0-9-]+}",
				"Give it a template of a name and one to three variables, for example @BossService(\"room/{id}\") or "
						+ "@BossService(\"room/{id:[a-z0-9-]{1,36}}\")");
	}

	@Test
	void whenKeysAreToBeOncePerClusterThenNothingStarts() {
		expect(mistake(ClusterRoom.class), "Bean 'clusterRoom' (" + PACKAGE
				+ "ClusterRoom) defines the keyed WebSocket service 'room/{id}' with scope = ServiceScope.CLUSTER, and a "
				+ "keyed service has an instance for each key on each node, for the clients of that node: one instance for "
				+ "each key in the whole cluster is not there yet",
				"Use scope = ServiceScope.NODE, which is the default: broadcasts to a key reach its instances on all nodes");
	}

	@Test
	void whenOneObjectForAllKeysHasFieldsThenTheDeveloperIsWarned(CapturedOutput output) {
		discover(Stateful.class);
		assertThat(output.getAll().lines().filter((line) -> line.contains("stateful"))).singleElement()
			.asString()
			.contains("WARN")
			.endsWith("Bean 'stateful' (" + PACKAGE
					+ "Stateful) is one object for all keys of service 'stateful/{id}', whose callbacks run at the same time, and has "
					+ "fields that are not final: count, inherited. Keep what belongs to a key in the state that init "
					+ "returns, or annotate the class with @Scope(\"prototype\"), so that each key has a bean of its own");
	}

	@Test
	void whenEachKeyHasItsOwnBeanOrThereAreNoKeysThenFieldsAreFine(CapturedOutput output) {
		define(Stateful.class).setScope(BeanDefinition.SCOPE_PROTOTYPE);
		define(PlainStateful.class);
		new ServiceDiscoverer(this.beans, new ServicePaths("/"), this.factory).discover();
		assertThat(output).doesNotContain("not final");
	}

	private static void expect(InvalidConfigurationException mistake, String problem, String action) {
		assertThat(mistake).hasMessage(problem);
		assertThat(mistake.action()).isEqualTo(action);
	}

	private InvalidConfigurationException mistake(Class<?>... types) {
		for (String name : this.beans.getBeanDefinitionNames()) {
			this.beans.removeBeanDefinition(name);
		}
		return catchThrowableOfType(InvalidConfigurationException.class, () -> discover(types));
	}

	private List<ServiceDescriptor> discover(Class<?>... types) {
		for (Class<?> type : types) {
			define(type);
		}
		return new ServiceDiscoverer(this.beans, new ServicePaths("/boss"), this.factory).discover();
	}

	private RootBeanDefinition define(Class<?> type) {
		RootBeanDefinition definition = new RootBeanDefinition(type);
		String name = type.getSimpleName();
		this.beans.registerBeanDefinition(Character.toLowerCase(name.charAt(0)) + name.substring(1), definition);
		return definition;
	}

	/**
	 * Factory for classes that are no handlers, whose keys end in a digit.
	 */
	private static final class NumberedKeys implements HandlerFactory {

		private final List<String> prepared = new ArrayList<>();

		@Override
		public Function<Object, BossServiceHandler<?>> prepare(String service, String beanName, Class<?> type) {
			throw new IllegalStateException("Keys are not told");
		}

		@Override
		public Prepared prepare(String service, List<String> variables, String beanName, Class<?> type) {
			this.prepared.add(service + " " + variables + " " + beanName);
			return new Prepared((bean) -> new Handler(),
					(key) -> Character.isDigit(key.key().charAt(key.key().length() - 1)));
		}

		@Override
		public boolean supports(Class<?> type) {
			return !BossServiceHandler.class.isAssignableFrom(type);
		}

	}

	static class Handler implements BossServiceHandler<Object> {

	}

	@BossService("room/{id}")
	static class RoomService extends Handler {

	}

	@BossService("room")
	static class PlainRoom extends Handler {

	}

	@BossService("room/{name:[a-z]+}")
	static class NamedRoom extends Handler {

	}

	@BossService("room/{id}/{part}")
	static class PartOfRoom extends Handler {

	}

	@BossService("game/{region}/{match}")
	static class AnnotatedRoom {

	}

	@BossService("lobby")
	static class AnnotatedLobby {

	}

	@BossService("{id}")
	static class Nameless extends Handler {

	}

	@BossService("/{id}")
	static class Slash extends Handler {

	}

	@BossService("Room/{id}")
	static class Loud extends Handler {

	}

	@BossService("room/*")
	static class Wild extends Handler {

	}

	@BossService(name = "room/{id}", scope = ServiceScope.CLUSTER)
	static class ClusterRoom extends Handler {

	}

	static class Parent extends Handler {

		static int all;

		final List<String> names = new ArrayList<>();

		@Nullable String inherited;

	}

	@BossService("stateful/{id}")
	static class Stateful extends Parent {

		int count;

		@Autowired(required = false)
		@Nullable List<String> dependencies;

		@Value("x")
		@Nullable String topic;

		private @Nullable String injected;

		@Autowired
		void setInjected(@Nullable String injected) {
			this.injected = injected;
		}

		@Nullable String injected() {
			return this.injected;
		}

	}

	@BossService("plain-stateful")
	static class PlainStateful extends Parent {

	}

}

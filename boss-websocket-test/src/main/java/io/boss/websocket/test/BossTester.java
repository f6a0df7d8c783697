/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test;

import java.util.Collection;
import java.util.function.Consumer;

import io.boss.websocket.BossServices;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.test.plain.PlainTesterBuilder;

/**
 * Services under test: the real engine, with its real handshakes, limits and policies, on
 * the thread of the test. There is no port, no other thread and no waiting, and time
 * stands still until {@link #time()} lets it pass.
 * <p>
 * What clients send and what is broadcast is <i>ready</i> and has not run. It runs, with
 * all that follows from it, when the test looks: an assertion about a client,
 * {@link TestClient#receive}, {@link #service}, or {@link #settle()} do that. Whoever
 * asks something else, such as a mock, settles first. A client that has connected has
 * joined, and all that was ready before has run.
 * <p>
 * Tasks run in the order in which they got ready. Under
 * {@link io.boss.websocket.test.junit.Interleavings @Interleavings} the next one is drawn
 * by lot among services, clients and timers, from a seed; a client that has connected
 * need not have joined then.
 * <p>
 * For one thread, that of the test; what the application does on others may send and
 * broadcast, and call services. What they are about to do when the test looks, it does
 * not see: end them, or wait for their futures, before.
 *
 * @since 0.1.0
 */
public interface BossTester extends AutoCloseable {

	/**
	 * Tests services without an application context, with default properties.
	 * @param services beans with {@code @BossService}, made by the test
	 * @return the tester, its services running
	 */
	static BossTester of(Object... services) {
		Builder builder = builder();
		for (Object service : services) {
			builder.service(service);
		}
		return builder.start();
	}

	/**
	 * Begins a tester without an application context.
	 * @return a builder
	 */
	static Builder builder() {
		return new PlainTesterBuilder();
	}

	/**
	 * Connects a client.
	 * @param path the path, with a query if there is one, such as
	 * {@code /websocket/room?name=ann}
	 * @return the client
	 * @throws AssertionError if the handshake is refused; it says how
	 */
	default TestClient connect(String path) {
		return connect(path, (handshake) -> {
		});
	}

	/**
	 * Connects a client, with a handshake that the test makes.
	 * @param path the path, with a query if there is one
	 * @param handshake changes the handshake: headers, user, origin, subprotocols
	 * @return the client
	 * @throws AssertionError if the handshake is refused; it says how
	 */
	TestClient connect(String path, Consumer<TestHandshake> handshake);

	/**
	 * Connects a client to a service.
	 * @param service the class of the service
	 * @return the client
	 * @throws AssertionError if the handshake is refused
	 * @throws IllegalArgumentException if there is no such service, or it has keys
	 */
	TestClient connect(Class<?> service);

	/**
	 * Connects a client to the instance of a key, which the client starts if it does not
	 * run.
	 * @param service the class of the service
	 * @param key the key as {@link io.boss.websocket.InstanceKey#key()} has it, such as
	 * {@code 42}
	 * @return the client
	 * @throws AssertionError if the handshake is refused; it says how
	 * @throws IllegalArgumentException if there is no such service, or no such key
	 */
	default TestClient connect(Class<?> service, String key) {
		return connect(service, key, (handshake) -> {
		});
	}

	/**
	 * Connects a client to the instance of a key, with a handshake that the test makes.
	 * @param service the class of the service
	 * @param key the key, decoded
	 * @param handshake changes the handshake
	 * @return the client
	 * @throws AssertionError if the handshake is refused; it says how
	 * @throws IllegalArgumentException if there is no such service, or no such key
	 */
	TestClient connect(Class<?> service, String key, Consumer<TestHandshake> handshake);

	/**
	 * Makes a handshake that may be refused.
	 * @param path the path, with a query if there is one
	 * @return the answer, for assertions
	 */
	default HandshakeResult handshake(String path) {
		return handshake(path, (handshake) -> {
		});
	}

	/**
	 * Makes a handshake that may be refused.
	 * @param path the path, with a query if there is one
	 * @param handshake changes the handshake
	 * @return the answer, for assertions
	 */
	HandshakeResult handshake(String path, Consumer<TestHandshake> handshake);

	/**
	 * Makes a handshake for a key, that may be refused.
	 * @param service the class of the service
	 * @param key the key, decoded; it need not be one that the service takes
	 * @return the answer, for assertions
	 */
	default HandshakeResult handshake(Class<?> service, String key) {
		return handshake(service, key, (handshake) -> {
		});
	}

	/**
	 * Makes a handshake for a key, that may be refused.
	 * @param service the class of the service
	 * @param key the key, decoded; it need not be one that the service takes
	 * @param handshake changes the handshake
	 * @return the answer, for assertions
	 */
	HandshakeResult handshake(Class<?> service, String key, Consumer<TestHandshake> handshake);

	/**
	 * All clients that have connected since the test began.
	 * @return the clients, in the order in which they connected
	 */
	Collection<TestClient> clients();

	/**
	 * Virtual time.
	 * @return the time, to look at and to let pass
	 */
	TestTime time();

	/**
	 * Runs all that is ready, and all that gets ready by that.
	 * @throws AssertionError if there is no end of it
	 */
	void settle();

	/**
	 * Runs the one task that comes next: one callback, one frame of a client, one timer,
	 * one piece of slow work, or one turn of the sockets, which writes all that services
	 * have sent. {@code toString()} tells what is ready.
	 * @return whether there was one
	 */
	boolean step();

	/**
	 * Broadcasts to a service.
	 * @param service the name of the service, with a key if it is for one instance only,
	 * such as {@code room/42}
	 * @param message the message
	 * @return the result
	 */
	default DeliveryResult broadcast(String service, Object message) {
		return broadcasts().broadcast(service, message);
	}

	/**
	 * Broadcasts to a service.
	 * @param service the class of the service
	 * @param message the message
	 * @return the result
	 */
	default DeliveryResult broadcast(Class<?> service, Object message) {
		return broadcast(service(service).name(), message);
	}

	/**
	 * Broadcasts to the instances of a key, which start none.
	 * @param service the class of the service
	 * @param key the key
	 * @param message the message
	 * @return the result
	 */
	default DeliveryResult broadcast(Class<?> service, String key, Object message) {
		return broadcast(service(service).name() + "/" + key, message);
	}

	/**
	 * What broadcasts are sent with, by the test and by services that are given it.
	 * @return the operations
	 */
	BroadcastOperations broadcasts();

	/**
	 * Services as the application sees them.
	 * @return the services
	 */
	BossServices services();

	/**
	 * One service, after all that was ready.
	 * @param name the name of the service, or the address of the instance of a key, such
	 * as {@code room/42}, which need not run
	 * @return the service: its state, restarts and timers
	 * @throws IllegalArgumentException if there is none, or no such key; it names the
	 * services that there are
	 */
	TestedService service(String name);

	/**
	 * One service, after all that was ready.
	 * @param type the class of the service
	 * @return the service: its state, restarts and timers
	 * @throws IllegalArgumentException if there is none; it names those that there are
	 */
	TestedService service(Class<?> type);

	/**
	 * The instance of a key, after all that was ready. It need not run.
	 * @param type the class of the service
	 * @param key the key
	 * @return the instance: its state, restarts and timers
	 * @throws IllegalArgumentException if there is no such service, or no such key
	 */
	TestedService service(Class<?> type, String key);

	/**
	 * Holds work that services give to {@code pipeToSelf}: from now on work of these
	 * names waits until the test decides about it.
	 * @param names the names of work, or none for all work
	 */
	void holdWork(String... names);

	/**
	 * Work that is held.
	 * @param name the name of the work
	 * @return the oldest one that waits
	 * @throws AssertionError if none waits; it says what does
	 */
	HeldWork work(String name);

	/**
	 * Work of one service that is held.
	 * @param service the name of the service, or the address of the instance of a key,
	 * such as {@code room/42}
	 * @param name the name of the work
	 * @return the oldest one that waits
	 * @throws AssertionError if none waits; it says what does
	 */
	HeldWork work(String service, String name);

	/**
	 * Lets the next callback of a kind crash, as if the service had thrown it.
	 * @param service the class of the service; if it has keys, the next callback of any
	 * @param callback which callback
	 * @param failure what it throws
	 */
	void crashNext(Class<?> service, CallbackName callback, Throwable failure);

	/**
	 * Lets the next callback of a kind crash that the instance of a key runs.
	 * @param service the class of the service
	 * @param key the key, whose instance need not run yet
	 * @param callback which callback
	 * @param failure what it throws
	 */
	void crashNext(Class<?> service, String key, CallbackName callback, Throwable failure);

	/**
	 * Lets the executor of slow work refuse tasks, as if it were full.
	 * @param count how many of the next tasks of {@code pipeToSelf} it refuses
	 */
	void refuseTasks(int count);

	/**
	 * What has happened since the test began, with virtual times: the same for the same
	 * test and the same seed.
	 * @return one line for each event
	 */
	String transcript();

	/**
	 * Ends the services. A tester that is a bean ends with its context.
	 */
	@Override
	void close();

	/**
	 * Builder of a tester without an application context.
	 */
	interface Builder {

		/**
		 * Sets a property, as {@code application.yml} would.
		 * @param name the name, such as {@code boss.websocket.idle-timeout}
		 * @param value the value
		 * @return this builder
		 */
		Builder property(String name, Object value);

		/**
		 * Draws by lot what runs next.
		 * @param seed the seed
		 * @return this builder
		 */
		Builder seed(long seed);

		/**
		 * Adds a service.
		 * @param service a bean with {@code @BossService}
		 * @return this builder
		 */
		Builder service(Object service);

		/**
		 * Adds a service that needs something of the application.
		 * @param service makes the bean, of what a node has for it
		 * @return this builder
		 */
		Builder service(ServiceFactory service);

		/**
		 * Starts the services.
		 * @return the tester
		 */
		BossTester start();

	}

	/**
	 * Factory of a service that needs something of the application.
	 */
	@FunctionalInterface
	interface ServiceFactory {

		/**
		 * Makes the service.
		 * @param node what it may need
		 * @return a bean with {@code @BossService}
		 */
		Object create(TestNode node);

	}

}

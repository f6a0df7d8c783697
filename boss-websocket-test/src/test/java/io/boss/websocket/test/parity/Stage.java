/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.parity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceReference;
import io.boss.websocket.BossServices;
import io.boss.websocket.ServiceCallException;
import io.boss.websocket.ServiceState;

import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * One run of a scenario on a target, with the transcript of it. Used by one thread.
 */
final class Stage {

	private final ParityTarget target;

	private final Heard heard;

	private final List<Player> players = new ArrayList<>();

	private final List<String> transcript = new ArrayList<>();

	private Stage(ParityTarget target, Heard heard) {
		this.target = target;
		this.heard = heard;
	}

	/**
	 * Plays a scenario, and makes the target ready for the next one.
	 * @param scenario the scenario
	 * @param target what it is played on
	 * @param heard what the services of the target hear
	 * @return the transcript
	 */
	static String play(Scenario scenario, ParityTarget target, Heard heard) {
		Stage stage = new Stage(target, heard);
		heard.clear();
		try {
			scenario.script().play(stage);
			scenario.services().forEach(stage::tellUnheard);
		}
		catch (AssertionError | Exception ex) {
			throw new AssertionError(scenario + ": " + ex + ", after\n" + stage.text(), ex);
		}
		finally {
			stage.clear(scenario);
		}
		return stage.text();
	}

	private void tellUnheard(Class<?> service) {
		String name = nameOf(service);
		for (String address : this.heard.addresses(name.split("/")[0])) {
			tellUnheard(address);
		}
	}

	private void tellUnheard(String name) {
		for (String line = this.heard.take(name); line != null; line = this.heard.take(name)) {
			note(name + " heard more: " + line);
		}
	}

	private void clear(Scenario scenario) {
		this.players.forEach(Player::leave);
		if (!scenario.isAlone()) {
			scenario.services()
				.forEach((service) -> await(() -> this.target.services().get(service).connections().isEmpty()));
		}
	}

	private static String nameOf(Class<?> service) {
		return AnnotatedElementUtils.getMergedAnnotation(service, BossService.class).name();
	}

	private String text() {
		return String.join("\n", this.transcript) + "\n";
	}

	/**
	 * Connects a client to a service, and says nothing of it.
	 * @param name the name of the client, which the service sees
	 * @param service the name of the service
	 * @return the client
	 */
	Player connect(String name, String service) {
		return connect(name, service, Opening.PLAIN);
	}

	Player connect(String name, String service, Opening opening) {
		Player player = new Player(name, this, this.target.connect("/websocket/" + service + "?name=" + name, opening));
		this.players.add(player);
		return player;
	}

	/**
	 * Connects a client to a service that tells of joins, and notes that.
	 * @param name the name of the client
	 * @param service the name of the service
	 * @return the client
	 */
	Player join(String name, String service) {
		Player player = connect(name, service);
		heard(service);
		return player;
	}

	void handshake(String service) {
		handshake(service, Opening.PLAIN);
	}

	/**
	 * Notes the answer to a handshake.
	 * @param service the name of the service
	 * @param opening what the client says
	 */
	void handshake(String service, Opening opening) {
		note("handshake " + this.target.handshake("/websocket/" + service, opening));
	}

	/**
	 * Notes the next thing that a service has heard.
	 * @param service the name of the service
	 */
	void heard(String service) {
		heard(service, 1);
	}

	void heard(String service, int lines) {
		for (int i = 0; i < lines; i++) {
			await(() -> this.heard.hasSome(service));
			note(service + " hears " + this.heard.take(service));
		}
	}

	/**
	 * Notes the next things that a service has heard, in alphabetical order.
	 * @param service the name of the service
	 * @param lines how many
	 */
	void heardInAnyOrder(String service, int lines) {
		int before = this.transcript.size();
		heard(service, lines);
		Collections.sort(this.transcript.subList(before, this.transcript.size()));
	}

	/**
	 * Notes the first thing of a kind that a service hears, and nothing before it.
	 * @param service the name of the service
	 * @param beginning how the line begins
	 */
	void heardAtLast(String service, String beginning) {
		String line;
		do {
			await(() -> this.heard.hasSome(service));
			line = this.heard.take(service);
		}
		while (!line.startsWith(beginning));
		note(service + " hears " + line);
	}

	/**
	 * Forgets what a service has heard, where that is of no interest.
	 * @param service the name of the service
	 */
	void forget(String service) {
		this.heard.clear(service);
	}

	void broadcast(String service, Object message) {
		note("broadcast " + this.target.broadcasts().broadcast(service, message));
	}

	void info(String service, Object info) {
		note("info " + service(service).info(info));
	}

	/**
	 * Asks a service, and notes the answer.
	 * @param service the name of the service
	 * @param request the request
	 * @throws InterruptedException never
	 */
	void ask(String service, Object request) throws InterruptedException {
		ask(service(service), request);
	}

	private void ask(BossServiceReference service, Object request) throws InterruptedException {
		CompletableFuture<Object> answer = service.ask(request);
		await(answer::isDone);
		try {
			note("answer " + answer.get());
		}
		catch (ExecutionException ex) {
			ServiceCallException failure = (ServiceCallException) ex.getCause();
			note("no answer " + failure.failure()
					+ ((failure.getCause() != null) ? " " + failure.getCause().getMessage() : ""));
		}
	}

	/**
	 * Asks the instance of a key, and notes the answer.
	 * @param service the name of the service
	 * @param key the key
	 * @param request the request
	 * @throws InterruptedException never
	 */
	void askKey(String service, String key, Object request) throws InterruptedException {
		ask(services().keyed(service).key(key), request);
	}

	void awaitState(String service, ServiceState state) {
		await(() -> service(service).state() == state);
		note(service + " is " + state);
	}

	void pass(Duration time) {
		this.target.pass(time);
	}

	void await(BooleanSupplier condition) {
		this.target.await(condition);
	}

	BossServiceReference service(String name) {
		return services().get(name);
	}

	BossServices services() {
		return this.target.services();
	}

	/**
	 * Ends the application.
	 */
	void shutDown() {
		this.target.close();
	}

	void note(String line) {
		this.transcript.add(line);
	}

}

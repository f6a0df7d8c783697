/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Outcome;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.TerminationReason;

/**
 * Notes every callback, and answers as the test says. Its state is the number of the
 * instance.
 */
public final class ScriptedHandler implements BossServiceHandler<Integer> {

	private final List<String> log = new ArrayList<>();

	private final List<Object> infos = new ArrayList<>();

	private final Map<String, Deque<Function<Integer, Outcome<Integer>>>> answers = new HashMap<>();

	private int instances;

	private int failures;

	private boolean failsToTerminate;

	private final Deque<Consumer<ServiceCall>> calls = new ArrayDeque<>();

	private Runnable init = () -> {
	};

	private ErrorHandler errors = (failure, state) -> {
		throw failure.cause();
	};

	public List<String> log() {
		return this.log;
	}

	public List<Object> infos() {
		return this.infos;
	}

	/**
	 * Forgets what happened so far.
	 */
	public void forget() {
		this.log.clear();
	}

	public void answer(String event, Function<Integer, Outcome<Integer>> answer) {
		this.answers.computeIfAbsent(event, (key) -> new ArrayDeque<>()).add(answer);
	}

	public void crashOn(String event, int times) {
		for (int i = 0; i < times; i++) {
			answer(event, (state) -> {
				throw new IllegalStateException("on purpose");
			});
		}
	}

	/**
	 * What is done with the next call.
	 * @param answer answers it, or does not
	 */
	public void onCall(Consumer<ServiceCall> answer) {
		this.calls.add(answer);
	}

	public void onInit(Runnable task) {
		this.init = task;
	}

	public void failInit(int times) {
		this.failures = times;
	}

	public void failToTerminate() {
		this.failsToTerminate = true;
	}

	public void onError(ErrorHandler errors) {
		this.errors = errors;
	}

	@Override
	public Outcome<Integer> handleError(CallbackFailure failure, Integer state) throws Throwable {
		return this.errors.handle(failure, state);
	}

	private Outcome<Integer> happened(String event, Integer state) {
		this.log.add(state + " " + event);
		Deque<Function<Integer, Outcome<Integer>>> answers = this.answers.get(event);
		boolean scripted = answers != null && !answers.isEmpty();
		return scripted ? answers.remove().apply(state) : Outcome.noReply(state);
	}

	@Override
	public Integer init() {
		this.instances++;
		this.log.add(this.instances + " init");
		this.init.run();
		if (this.failures > 0) {
			this.failures--;
			throw new IllegalStateException("init on purpose");
		}
		return this.instances;
	}

	@Override
	public Outcome<Integer> handleJoin(String servicePath, BossConnection client, Integer state) {
		return happened((client.isRejoined() ? "rejoin " : "join ") + client.id(), state);
	}

	@Override
	public Outcome<Integer> handleClose(CloseReason reason, String servicePath, BossConnection client, Integer state) {
		return happened("close " + client.id(), state);
	}

	@Override
	public Outcome<Integer> handleIncoming(String servicePath, BossConnection client, BossMessage message,
			Integer state) {
		return happened(client.id() + ": " + ((BossMessage.Text) message).payload(), state);
	}

	@Override
	public Outcome<Integer> handleOverflow(String servicePath, BossConnection client, Integer state) {
		return happened("overflow " + client.id(), state);
	}

	@Override
	public Outcome<Integer> handleDrop(String servicePath, BossConnection client, Integer state) {
		return happened("drop " + client.id(), state);
	}

	@Override
	public Outcome<Integer> handleResume(ResumeInfo info, String servicePath, BossConnection client, Integer state) {
		return happened("resume " + client.id() + " after " + info.away(), state);
	}

	@Override
	public Outcome<Integer> handleBroadcast(Object message, Integer state) {
		return happened("broadcast " + message, state);
	}

	@Override
	public Outcome<Integer> handleInfo(Object info, Integer state) {
		if (info instanceof ServiceCall call) {
			this.log.add(state + " call " + call.request());
			this.calls.remove().accept(call);
			return Outcome.noReply(state);
		}
		this.infos.add(info);
		return happened("info " + info, state);
	}

	@Override
	public void terminate(TerminationReason reason, Integer state) {
		this.log.add(state + " terminate " + reason.kind());
		if (this.failsToTerminate) {
			throw new IllegalStateException("terminate on purpose");
		}
	}

	@FunctionalInterface
	public interface ErrorHandler {

		Outcome<Integer> handle(CallbackFailure failure, Integer state) throws Throwable;

	}

}

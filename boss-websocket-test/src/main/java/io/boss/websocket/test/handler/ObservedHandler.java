/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.handler;

import java.util.TreeMap;
import java.util.function.Supplier;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.CloseReason;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.Outcome;
import io.boss.websocket.PresenceEntry;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.ServiceCall;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.stats.CallbackName;
import io.boss.websocket.test.engine.Transcript;
import org.jspecify.annotations.Nullable;

/**
 * Handler of one instance that tells of each callback before it runs, and knows the state
 * after it.
 *
 * @param <S> the type of the state
 */
final class ObservedHandler<S extends @Nullable Object> implements BossServiceHandler<S> {

	private final String service;

	// With the key, as soon as it is known.
	private volatile String address;

	private final BossServiceHandler<S> handler;

	private final ObservedServices observer;

	private volatile @Nullable Object state;

	ObservedHandler(String service, BossServiceHandler<S> handler, ObservedServices observer) {
		this.service = service;
		this.address = service;
		this.handler = handler;
		this.observer = observer;
	}

	@Nullable Object state() {
		return this.state;
	}

	private Outcome<S> observe(CallbackName callback, String about, Supplier<Outcome<S>> call) {
		try {
			begin(callback, (callback.method() + " " + about).trim());
			return note(call.get());
		}
		catch (Throwable ex) {
			this.observer.note(this.address, callback.method() + " has thrown " + Transcript.describe(ex));
			throw ex;
		}
	}

	private void begin(CallbackName callback, String what) {
		this.observer.begin(this.service, this.address, callback, what);
	}

	private Outcome<S> note(Outcome<S> outcome) {
		if (outcome instanceof Outcome.NoReply<S> noReply) {
			this.state = noReply.state();
		}
		else if (outcome instanceof Outcome.Stop<S> stop) {
			this.state = stop.state();
			this.observer.note(this.address, "stops, " + stop.reason());
		}
		else if (outcome instanceof Outcome.Reject<S> reject) {
			this.observer.note(this.address, "rejects, " + reject.code() + " " + reject.reason());
		}
		return outcome;
	}

	private String nameOf(BossConnection client) {
		return this.observer.nameOf(client);
	}

	private static String describe(BossMessage message) {
		return (message instanceof BossMessage.Text text) ? Transcript.shortened(text.payload()) : message.toString();
	}

	private static String describe(ResumeInfo info) {
		return "after " + info.away() + ((info.replayed() > 0) ? ", " + info.replayed() + " replayed" : "")
				+ (info.takenOver() ? ", taken over" : "");
	}

	// Ids of connections and times of day differ from run to run.
	private static String describe(Object info) {
		if (info instanceof PresenceEvent event) {
			PresenceEntry entry = event.entry();
			String who = (entry.user() != null) ? entry.user() + " " : "";
			return "%s %s%s in %s%s".formatted(event.getClass().getSimpleName(), who, new TreeMap<>(entry.metadata()),
					entry.service(), entry.away() ? " away" : "");
		}
		return (info instanceof ServiceCall call) ? "is asked " + Transcript.describe(call.request())
				: Transcript.describe(info);
	}

	@Override
	public S init() {
		return init(this.handler::init);
	}

	@Override
	public S init(InstanceKey key) {
		this.address = key.address();
		this.observer.begins(this.address, this);
		try {
			return init(() -> this.handler.init(key));
		}
		catch (Throwable ex) {
			this.observer.ends(this.address, this);
			throw ex;
		}
	}

	private S init(Supplier<S> callback) {
		begin(CallbackName.INIT, "init");
		S state = callback.get();
		this.state = state;
		return state;
	}

	@Override
	public Outcome<S> handleJoin(String servicePath, BossConnection client, S state) {
		return observe(CallbackName.JOIN, nameOf(client) + (client.isRejoined() ? " again" : ""),
				() -> this.handler.handleJoin(servicePath, client, state));
	}

	@Override
	public Outcome<S> handleClose(CloseReason reason, String servicePath, BossConnection client, S state) {
		return observe(CallbackName.CLOSE, nameOf(client) + " " + reason,
				() -> this.handler.handleClose(reason, servicePath, client, state));
	}

	@Override
	public Outcome<S> handleIncoming(String servicePath, BossConnection client, BossMessage message, S state) {
		return observe(CallbackName.INCOMING, nameOf(client) + " " + describe(message),
				() -> this.handler.handleIncoming(servicePath, client, message, state));
	}

	@Override
	public Outcome<S> handleBroadcast(Object message, S state) {
		return observe(CallbackName.BROADCAST, Transcript.describe(message),
				() -> this.handler.handleBroadcast(message, state));
	}

	@Override
	public Outcome<S> handleOverflow(String servicePath, BossConnection client, S state) {
		return observe(CallbackName.OVERFLOW, nameOf(client),
				() -> this.handler.handleOverflow(servicePath, client, state));
	}

	@Override
	public Outcome<S> handleDrop(String servicePath, BossConnection client, S state) {
		return observe(CallbackName.DROP, nameOf(client), () -> this.handler.handleDrop(servicePath, client, state));
	}

	@Override
	public Outcome<S> handleResume(ResumeInfo info, String servicePath, BossConnection client, S state) {
		return observe(CallbackName.RESUME, nameOf(client) + " " + describe(info),
				() -> this.handler.handleResume(info, servicePath, client, state));
	}

	@Override
	public Outcome<S> handleInfo(Object info, S state) {
		return observe(CallbackName.INFO, describe(info), () -> this.handler.handleInfo(info, state));
	}

	@Override
	public Outcome<S> handleError(CallbackFailure failure, S state) throws Throwable {
		return note(this.handler.handleError(failure, state));
	}

	@Override
	public void terminate(TerminationReason reason, S state) {
		if (!this.address.equals(this.service) && reason.kind() != TerminationReason.Kind.CRASHED) {
			this.observer.ends(this.address, this);
		}
		begin(CallbackName.TERMINATE, "terminate " + reason);
		this.handler.terminate(reason, state);
	}

}

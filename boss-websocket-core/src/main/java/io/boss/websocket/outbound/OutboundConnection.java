/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.outbound;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Handshake;
import io.boss.websocket.SendResult;
import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.multicast.Multicast;
import io.boss.websocket.multicast.MulticastMember;
import io.boss.websocket.request.OpenRequests;
import io.boss.websocket.request.RequestPeer;
import io.boss.websocket.spi.MessageEncoder;
import io.boss.websocket.stats.ServiceStats;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Handle of a client: everything that it is told to send goes into its
 * {@link OutboundChannel}.
 */
public final class OutboundConnection
		implements BossConnection, MulticastMember<BossConnection, BossMessage>, RequestPeer {

	// One for all clients: there may be many that cause it.
	private static final RateLimitedWarning CUT = new RateLimitedWarning(LogFactory.getLog(OutboundConnection.class));

	@SuppressWarnings("rawtypes")
	private static final AtomicReferenceFieldUpdater<OutboundConnection, @Nullable Map> ATTRIBUTES = AtomicReferenceFieldUpdater
		.newUpdater(OutboundConnection.class, Map.class, "attributes");

	private static final AtomicReferenceFieldUpdater<OutboundConnection, @Nullable OpenRequests> REQUESTS = AtomicReferenceFieldUpdater
		.newUpdater(OutboundConnection.class, OpenRequests.class, "requests");

	private final String id;

	private final String service;

	private final @Nullable String key;

	private final Handshake handshake;

	private final @Nullable String sessionId;

	private final OutboundChannel channel;

	private final MessageEncoder encoder;

	private final ServiceStats stats;

	private final OutboundListener listener;

	// Most services never ask for it.
	private volatile @Nullable Map<String, Object> attributes;

	// Most clients never wait for an answer.
	private volatile @Nullable OpenRequests requests;

	private volatile boolean rejoined;

	/**
	 * Creates a handle.
	 * @param id identifies the connection
	 * @param service the name of the service
	 * @param key the key of the instance, or {@code null} if the service has no keys
	 * @param handshake what the client said
	 * @param sessionId the session id, if there is one
	 * @param encoder makes messages of objects
	 * @param channel where frames go
	 * @param stats hears of what is sent
	 * @param listener hears of attributes, and knows whether the client is attached
	 */
	public OutboundConnection(String id, String service, @Nullable String key, Handshake handshake,
			@Nullable String sessionId, MessageEncoder encoder, OutboundChannel channel, ServiceStats stats,
			OutboundListener listener) {
		this.id = id;
		this.service = service;
		this.key = key;
		this.handshake = handshake;
		this.sessionId = sessionId;
		this.encoder = encoder;
		this.channel = channel;
		this.stats = stats;
		this.listener = listener;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public String service() {
		return this.service;
	}

	@Override
	public @Nullable String key() {
		return this.key;
	}

	@Override
	public Handshake handshake() {
		return this.handshake;
	}

	@Override
	public @Nullable String sessionId() {
		return this.sessionId;
	}

	@Override
	public Map<String, Object> attributes() {
		Map<String, Object> attributes = this.attributes;
		return (attributes != null) ? attributes : createAttributes();
	}

	private Map<String, Object> createAttributes() {
		Map<String, Object> fresh = new Attributes(this.handshake.attributes(), this.listener);
		return ATTRIBUTES.compareAndSet(this, null, fresh) ? fresh : attributes();
	}

	/**
	 * The {@link #attributes()}, to look at only: no map is made for a client whose
	 * attributes no code has asked for yet.
	 * @return the attributes, not to be changed
	 */
	public Map<String, Object> knownAttributes() {
		Map<String, Object> attributes = this.attributes;
		return (attributes != null) ? attributes : this.handshake.attributes();
	}

	@Override
	public OpenRequests requests() {
		OpenRequests requests = this.requests;
		return (requests != null) ? requests : createRequests();
	}

	private OpenRequests createRequests() {
		OpenRequests fresh = new OpenRequests();
		return REQUESTS.compareAndSet(this, null, fresh) ? fresh : requests();
	}

	@Override
	public @Nullable OpenRequests knownRequests() {
		return this.requests;
	}

	@Override
	public boolean admitsRequest(int open) {
		return this.listener.requestOpening(open);
	}

	@Override
	public void whenWritten(Runnable task) {
		this.channel.whenWritten(task);
	}

	@Override
	public void inTurn(Runnable task) {
		this.listener.inTurn(task);
	}

	@Override
	public long nanoTime() {
		return this.listener.nanoTime();
	}

	@Override
	public boolean isOpen() {
		return this.channel.isOpen();
	}

	@Override
	public boolean isAttached() {
		return isOpen() && this.listener.isAttached();
	}

	@Override
	public boolean isRejoined() {
		return this.rejoined;
	}

	/**
	 * The client is about to be joined to a fresh instance.
	 */
	public void rejoining() {
		this.rejoined = true;
	}

	/**
	 * Where frames go.
	 * @return the channel
	 */
	public OutboundChannel channel() {
		return this.channel;
	}

	/**
	 * What hears of the service that the client is connected to.
	 * @return the stats
	 */
	public ServiceStats stats() {
		return this.stats;
	}

	@Override
	public @Nullable Multicast<BossConnection, BossMessage> multicast() {
		return this.channel.multicast();
	}

	@Override
	public SendResult send(String text) {
		return send(BossMessage.text(text));
	}

	@Override
	public SendResult send(byte[] bytes) {
		return send(BossMessage.binary(bytes));
	}

	@Override
	public SendResult send(BossMessage message) {
		SendResult result = this.channel.send(message);
		if (result.isQueued()) {
			this.stats.messageSent(this.id, 1, message);
		}
		return result;
	}

	@Override
	public BossMessage encode(Object payload) {
		if (payload instanceof BossMessage message) {
			return message;
		}
		if (payload instanceof CharSequence text) {
			return BossMessage.text(text.toString());
		}
		if (payload instanceof byte[] bytes) {
			return BossMessage.binary(bytes);
		}
		return this.encoder.encode(payload, this);
	}

	@Override
	public <T> CompletionStage<T> ask(Object request, Class<T> type, Duration timeout) {
		Assert.isTrue(!timeout.isNegative() && !timeout.isZero(), () -> "Timeout must be positive: " + timeout);
		return this.listener.ask(request, type, timeout);
	}

	@Override
	public <T> CompletionStage<T> ask(Object request, Class<T> type) {
		return this.listener.ask(request, type, null);
	}

	@Override
	public SendResult ping() {
		return this.channel.ping();
	}

	@Override
	public SendResult close(CloseCode code, String reason) {
		String sendable = CloseReason.sendable(code, reason);
		if (reason != null && sendable.length() < reason.length()) {
			CUT.log(() -> "Cut the reason of close code " + code + " for client " + this.id + " of service '"
					+ this.service + "' at 123 bytes of UTF-8: a close frame has no room for more");
		}
		this.listener.aboutToClose(code);
		return this.channel.close(code.value(), sendable);
	}

	@Override
	public boolean equals(Object other) {
		return this == other;
	}

	// That of the id, so that applications with sets of connections see the same order
	// when
	// a test is run again.
	@Override
	public int hashCode() {
		return this.id.hashCode();
	}

	@Override
	public String toString() {
		return "BossConnection[id=" + this.id + ", service=" + this.service + "]";
	}

}

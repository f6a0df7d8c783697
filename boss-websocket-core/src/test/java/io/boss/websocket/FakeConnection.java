/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.boss.websocket.multicast.Multicast;
import io.boss.websocket.multicast.MulticastMember;

import org.springframework.messaging.converter.MessageConversionException;

/**
 * A client without a socket, which remembers what it was sent.
 */
public final class FakeConnection implements BossConnection, MulticastMember<BossConnection, BossMessage> {

	private final String id;

	private final Map<String, Object> attributes = new ConcurrentHashMap<>();

	private final List<Object> sent = new ArrayList<>();

	private Handshake handshake = Handshake.builder(URI.create("ws://localhost/websocket/test")).build();

	private String service = "test";

	private String key;

	private boolean open = true;

	private boolean attached = true;

	private boolean rejoined;

	private int encoded;

	private int looks;

	private boolean encoding = true;

	private SendResult result = SendResult.QUEUED;

	private Multicast<BossConnection, BossMessage> multicast;

	public FakeConnection(String id) {
		this.id = id;
	}

	public FakeConnection of(String service) {
		this.service = service;
		return this;
	}

	public FakeConnection key(String key) {
		this.key = key;
		return this;
	}

	public void attached(boolean attached) {
		this.attached = attached;
	}

	@Override
	public boolean isAttached() {
		return this.open && this.attached;
	}

	public List<Object> sent() {
		return this.sent;
	}

	public int encoded() {
		return this.encoded;
	}

	public void answer(SendResult result) {
		this.result = result;
	}

	public void encodesNothing() {
		this.encoding = false;
	}

	public void rejoining() {
		this.rejoined = true;
	}

	public void handshake(Handshake handshake) {
		this.handshake = handshake;
	}

	public FakeConnection reachedBy(Multicast<BossConnection, BossMessage> multicast) {
		this.multicast = multicast;
		return this;
	}

	@Override
	public Multicast<BossConnection, BossMessage> multicast() {
		return this.multicast;
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
	public String key() {
		return this.key;
	}

	@Override
	public Handshake handshake() {
		return this.handshake;
	}

	@Override
	public String sessionId() {
		return null;
	}

	@Override
	public Map<String, Object> attributes() {
		return this.attributes;
	}

	@Override
	public boolean isOpen() {
		this.looks++;
		return this.open;
	}

	@Override
	public boolean isRejoined() {
		return this.rejoined;
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
		if (!this.open) {
			return SendResult.CLOSED;
		}
		this.sent.add(message);
		return this.result;
	}

	@Override
	public BossMessage encode(Object payload) {
		this.encoded++;
		if (!this.encoding) {
			throw new MessageConversionException("No converter");
		}
		return (payload instanceof BossMessage message) ? message : BossMessage.text("<" + payload + ">");
	}

	/** How many times somebody has looked whether it is open. */
	int looks() {
		return this.looks;
	}

	@Override
	public SendResult ping() {
		return this.open ? SendResult.QUEUED : SendResult.CLOSED;
	}

	@Override
	public SendResult close(CloseCode code, String reason) {
		String sendable = CloseReason.sendable(code, reason);
		if (!this.open) {
			return SendResult.CLOSED;
		}
		this.open = false;
		this.sent.add((code + " " + sendable).trim());
		return SendResult.QUEUED;
	}

	@Override
	public String toString() {
		return this.id;
	}

}

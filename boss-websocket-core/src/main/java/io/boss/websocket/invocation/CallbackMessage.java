/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.TaskResult;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.config.ConversionHeaders;
import io.boss.websocket.request.ClientRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/**
 * One callback as a message for Spring Messaging's argument resolvers.
 *
 * @param getPayload the payload, converted already; {@link #NOTHING} if there is none
 * @param state the state of the service
 * @param instance what all callbacks of the instance have in common
 * @param client the client, if it is about one
 * @param reason the close or termination reason, how a client has come back, the invalid
 * message, the failure or the request, if there is one
 */
record CallbackMessage(Object getPayload, @Nullable Object state, InstanceContext instance,
		@Nullable BossConnection client, @Nullable Object reason) implements Message<Object> {

	static final Object NOTHING = new Object();

	private static final MessageHeaders NO_HEADERS = new MessageHeaders(Map.of());

	static CallbackMessage ofService(InstanceContext instance, @Nullable Object state) {
		return new CallbackMessage(NOTHING, state, instance, null, null);
	}

	static CallbackMessage ofPayload(Object payload, InstanceContext instance, @Nullable Object state) {
		return new CallbackMessage(payload, state, instance, null, null);
	}

	static CallbackMessage ofResult(TaskResult result, InstanceContext instance, @Nullable Object state) {
		return new CallbackMessage(result, state, instance, result.client(), null);
	}

	static CallbackMessage ofTermination(TerminationReason reason, InstanceContext instance, @Nullable Object state) {
		return new CallbackMessage(NOTHING, state, instance, null, reason);
	}

	static CallbackMessage ofClient(InstanceContext instance, BossConnection client, @Nullable Object state) {
		return new CallbackMessage(NOTHING, state, instance, client, null);
	}

	static CallbackMessage ofMessage(Object payload, InstanceContext instance, BossConnection client,
			@Nullable Object state) {
		return new CallbackMessage(payload, state, instance, client, null);
	}

	static CallbackMessage ofRequest(Object payload, InstanceContext instance, ClientRequest request,
			@Nullable Object state) {
		return new CallbackMessage(payload, state, instance, request.client(), request);
	}

	static CallbackMessage ofClose(CloseReason reason, InstanceContext instance, BossConnection client,
			@Nullable Object state) {
		return new CallbackMessage(NOTHING, state, instance, client, reason);
	}

	static CallbackMessage ofResume(ResumeInfo info, InstanceContext instance, BossConnection client,
			@Nullable Object state) {
		return new CallbackMessage(NOTHING, state, instance, client, info);
	}

	static CallbackMessage ofInvalid(InvalidRequest invalid, InstanceContext instance, BossConnection client,
			@Nullable Object state) {
		return new CallbackMessage(invalid.message().message(), state, instance, client, invalid);
	}

	static CallbackMessage ofFailure(HandledFailure handled, InstanceContext instance, @Nullable Object state) {
		CallbackFailure failure = handled.failure();
		Object payload = (failure.message() != null) ? failure.message() : NOTHING;
		return new CallbackMessage(payload, state, instance, failure.client(), handled);
	}

	/**
	 * The request that is to be answered. It has no field of its own, which every message
	 * would have.
	 * @return the request, or {@code null} if the client has not asked
	 */
	@Nullable ClientRequest request() {
		if (this.reason instanceof ClientRequest request) {
			return request;
		}
		if (this.reason instanceof InvalidRequest invalid) {
			return invalid.request();
		}
		return (this.reason instanceof HandledFailure handled) ? handled.request() : null;
	}

	/**
	 * What a parameter for the reason of the callback gets.
	 * @return the reason
	 */
	@Nullable Object told() {
		return (this.reason instanceof InvalidRequest invalid) ? invalid.message() : this.reason;
	}

	/**
	 * Path of the service.
	 * @return the path, or {@code null} if the callback is not about a client
	 */
	@Nullable String servicePath() {
		return (this.client != null) ? this.instance.servicePath() : null;
	}

	/**
	 * Made when a resolver asks: the library's own resolvers do not.
	 */
	@Override
	public MessageHeaders getHeaders() {
		return (this.client != null) ? ConversionHeaders.of(this.client) : NO_HEADERS;
	}

	/**
	 * Tells what kind of payload it has, and nothing of it.
	 */
	@Override
	public String toString() {
		Object shown = (this.getPayload instanceof BossMessage) ? this.getPayload
				: this.getPayload.getClass().getName();
		return "CallbackMessage[" + shown + "]";
	}

}

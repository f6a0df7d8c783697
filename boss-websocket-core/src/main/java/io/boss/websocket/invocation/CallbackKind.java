/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Set;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.CloseReason;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.ResumeInfo;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnDrop;
import io.boss.websocket.annotation.OnError;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnInvalid;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.OnOverflow;
import io.boss.websocket.annotation.OnResume;
import io.boss.websocket.annotation.OnTerminate;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;

/**
 * Kind of annotated method, with the parameters and return values that it may have.
 */
enum CallbackKind {

	INIT(OnInit.class, null),

	JOIN(OnJoin.class, null, Trait.CLIENT, Trait.REPLIES),

	INCOMING(OnIncoming.class, null, Trait.CLIENT, Trait.REPLIES, Trait.PAYLOAD),

	CLOSE(OnClose.class, CloseReason.class, Trait.CLIENT),

	OVERFLOW(OnOverflow.class, null, Trait.CLIENT, Trait.REPLIES),

	DROP(OnDrop.class, null, Trait.CLIENT),

	RESUME(OnResume.class, ResumeInfo.class, Trait.CLIENT, Trait.REPLIES),

	BROADCAST(OnBroadcast.class, null, Trait.PAYLOAD),

	INFO(OnInfo.class, null, Trait.PAYLOAD),

	TERMINATE(OnTerminate.class, TerminationReason.class),

	INVALID(OnInvalid.class, InvalidMessage.class, Trait.CLIENT, Trait.REPLIES),

	ERROR(OnError.class, CallbackFailure.class, Trait.CLIENT, Trait.REPLIES, Trait.PAYLOAD);

	private final Class<? extends Annotation> annotation;

	private final @Nullable Class<?> reasonType;

	private final boolean client;

	private final boolean payload;

	private final boolean reply;

	CallbackKind(Class<? extends Annotation> annotation, @Nullable Class<?> reasonType, Trait... traits) {
		this.annotation = annotation;
		this.reasonType = reasonType;
		Set<Trait> all = Set.of(traits);
		this.client = all.contains(Trait.CLIENT);
		this.payload = all.contains(Trait.PAYLOAD);
		this.reply = all.contains(Trait.REPLIES);
	}

	/**
	 * Whether a method is of this kind.
	 * @param method the method
	 * @return whether it has the annotation, or the one of Spring Messaging that means
	 * the same
	 */
	boolean isKindOf(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, this.annotation)
				|| (this == ERROR && AnnotatedElementUtils.hasAnnotation(method, MessageExceptionHandler.class));
	}

	/**
	 * The annotation of the library that makes a method one of this kind.
	 * @return the annotation
	 */
	Class<? extends Annotation> annotation() {
		return this.annotation;
	}

	/**
	 * The annotation as a developer writes it.
	 * @return for example {@code @OnJoin}
	 */
	String label() {
		return "@" + this.annotation.getSimpleName();
	}

	/**
	 * The annotation as a developer has written it on a method of this kind.
	 * @param method the method
	 * @return for example {@code @MessageExceptionHandler}
	 */
	String label(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, this.annotation) ? label()
				: "@" + MessageExceptionHandler.class.getSimpleName();
	}

	/**
	 * Whether a parameter of this type gets the reason of the callback.
	 * @param type the type of a parameter
	 * @return whether it is the reason's
	 */
	boolean hasReason(Class<?> type) {
		return type == this.reasonType;
	}

	/**
	 * Whether it is about a {@link BossConnection}.
	 * @return whether it has a client
	 */
	boolean hasClient() {
		return this.client;
	}

	/**
	 * Whether a parameter may be the payload, and there may be several methods.
	 * @return whether it has a payload
	 */
	boolean hasPayload() {
		return this.payload;
	}

	/**
	 * Whether what a method returns, other than state, is sent to the client.
	 * @return whether it may reply
	 */
	boolean mayReply() {
		return this.reply;
	}

	private enum Trait {

		CLIENT, PAYLOAD, REPLIES

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.concurrent.Flow;
import java.util.concurrent.Flow.Subscription;

import io.boss.websocket.BossMessage;
import io.boss.websocket.SendResult;
import io.boss.websocket.request.ClientRequest;
import org.jspecify.annotations.Nullable;

/**
 * Subscriber that sends what a publisher has as the parts of one answer. Values are asked
 * for when those before have been handed to the operating system, so that a client that
 * reads slowly slows the publisher down, and little waits for it: no more than 16 parts,
 * fewer if they are large, and one to begin with.
 * <p>
 * The publisher is asked in turn with the callbacks of the service: its code may take a
 * while, which no thread of the sockets may.
 */
final class AnswerSubscriber implements Flow.Subscriber<Object> {

	private static final int MAX_PARTS = 16;

	private static final int MAX_BYTES = 64 * 1024;

	private final ClientRequest request;

	private final boolean single;

	private final LateAnswers answers;

	private @Nullable Subscription subscription;

	// How many may be asked for and not written. Changed only when the last ones have
	// been written.
	private volatile int window = 1;

	// Sent, and not waited for yet. Only where values come, one at a time.
	private int sent;

	private volatile int largest;

	AnswerSubscriber(ClientRequest request, boolean single, LateAnswers answers) {
		this.request = request;
		this.single = single;
		this.answers = answers;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		if (this.subscription != null || this.request.isEnded()) {
			subscription.cancel();
			return;
		}
		this.subscription = subscription;
		this.request.onCancel(subscription::cancel);
		subscription.request(1);
	}

	@Override
	public void onNext(Object value) {
		if (this.single) {
			this.answers.answer(value, this.request);
			return;
		}
		SendResult result;
		try {
			BossMessage part = this.request.encodePart(value);
			result = this.request.sendPart(part);
			this.largest = Math.max(this.largest, part.sizeInBytes());
		}
		catch (Exception ex) {
			// The client has been told, and the publisher stopped.
			this.answers.count(this.request.client(), ex, false);
			return;
		}
		if (result == SendResult.CLOSED || result == SendResult.OVERFLOW) {
			this.request.abandon();
			return;
		}
		this.sent++;
		// In halves: the publisher need not stand still while the last ones are written.
		if (this.sent >= (this.window + 1) / 2) {
			int written = this.sent;
			this.sent = 0;
			this.request.whenWritten(() -> ask(written));
		}
	}

	private void ask(int written) {
		Subscription subscription = this.subscription;
		if (subscription == null || this.request.isEnded()) {
			return;
		}
		int before = this.window;
		int after = Math.max(1, Math.min(Math.min(before * 2, MAX_PARTS), MAX_BYTES / Math.max(this.largest, 1)));
		int next = written + after - before;
		// Some of those asked for are still to come if there are to be fewer.
		this.window = (next > 0) ? after : before - written + 1;
		try {
			subscription.request(Math.max(next, 1));
		}
		catch (Throwable ex) {
			this.answers.failed(this.request, ex);
		}
	}

	@Override
	public void onError(Throwable failure) {
		this.answers.failed(this.request, failure);
	}

	@Override
	public void onComplete() {
		this.request.complete();
	}

}

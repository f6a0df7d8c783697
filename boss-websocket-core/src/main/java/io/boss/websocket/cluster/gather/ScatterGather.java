/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.gather;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.MembershipListener;

import org.springframework.core.task.TaskRejectedException;
import org.springframework.util.Assert;

/**
 * Exchange of one kind of question with all nodes: it asks them, and answers for this
 * one. Needs an engine with inboxes. Safe on any thread; nothing blocks.
 *
 * @param <A> the answer
 */
public final class ScatterGather<A extends NodeAnswer> {

	/**
	 * How many questions may be open at a time. For those beyond, only this node answers.
	 */
	static final int MAX_OPEN = 1024;

	private final String kind;

	private final Responder<A> responder;

	private final AskingNode node;

	private final ClusterMessaging messaging;

	private final AtomicLong numbers = new AtomicLong();

	private final Map<Long, OpenQuestion<A>> open = new ConcurrentHashMap<>();

	/**
	 * Creates an exchange, before the node starts.
	 * @param kind the kind of question, by which nodes tell it from others
	 * @param type the class of the answer
	 * @param responder answers for this node
	 * @param node what it needs to ask others
	 */
	public ScatterGather(String kind, Class<A> type, Responder<A> responder, AskingNode node) {
		this.kind = kind;
		this.responder = responder;
		this.node = node;
		this.messaging = node.messaging();
		this.messaging.handle(kind + ".question", Question.class, this::asked);
		this.messaging.handle(kind + ".answer", type, this::answered);
		this.messaging.listen(new Leavers());
	}

	/**
	 * Asks this node and all others.
	 * @param about what is asked for
	 * @param timeout how long to wait
	 * @return completed, never exceptionally, as soon as all have answered or left, or
	 * time is up; at once with what this node answers if the others cannot be asked
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	public CompletableFuture<Gathered<A>> ask(String about, Duration timeout) {
		Assert.isTrue(!timeout.isNegative() && !timeout.isZero(), "Timeout must be positive");
		long number = this.numbers.incrementAndGet();
		OpenQuestion<A> question = new OpenQuestion<>(this.messaging.others(), this.messaging.node(),
				this.responder.answer(number, about));
		this.open.put(number, question);
		if (question.isAnswered() || this.open.size() > MAX_OPEN
				|| !this.messaging.publish(this.kind + ".question", new Question(number, about))) {
			end(number);
			return question.gathered();
		}
		endAfter(timeout, number, question);
		question.awaited().stream().filter((other) -> this.messaging.other(other) == null).forEach(this::left);
		return question.gathered();
	}

	private void endAfter(Duration timeout, long number, OpenQuestion<A> question) {
		try {
			question.endAt(this.node.time().schedule(() -> end(number), timeout));
		}
		catch (TaskRejectedException ex) {
			// The application ends.
			end(number);
		}
	}

	// Nobody else waits for an answer.
	private void asked(String from, Question question) {
		if (this.messaging.other(from) != null) {
			this.messaging.send(from, this.kind + ".answer",
					this.responder.answer(question.number(), question.about()));
		}
	}

	private void answered(String from, A answer) {
		OpenQuestion<A> question = this.open.get(answer.question());
		if (question != null && question.answered(from, answer)) {
			end(answer.question());
		}
	}

	private void left(String node) {
		this.open.forEach((number, question) -> {
			if (question.settled(node)) {
				end(number);
			}
		});
	}

	private void end(long number) {
		OpenQuestion<A> question = this.open.remove(number);
		if (question != null) {
			question.end(this.node.executor());
		}
	}

	private final class Leavers implements MembershipListener {

		@Override
		public void left(ClusterMember member) {
			ScatterGather.this.left(member.id());
		}

	}

}

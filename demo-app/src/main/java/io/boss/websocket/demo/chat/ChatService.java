/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.chat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.IdleTimeout;
import io.boss.websocket.InstanceKey;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.Outcome;
import io.boss.websocket.Presence;
import io.boss.websocket.PresenceEvent;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnInvalid;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.broadcast.BroadcastOperations;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;

/**
 * Chat rooms at {@code /websocket/chat/<room>}: an instance for each room, which begins
 * with its first client. A room is the same one at all nodes of a cluster: lines are
 * broadcast, and who is here is known by {@link Presence}. Nothing that a client sends
 * can end it: what is wrong is answered with a {@link ChatEvent.Problem} to that client
 * alone.
 */
@BossService(ChatService.NAME + "/{room:[a-z0-9-]{1,32}}")
class ChatService {

	static final String NAME = "chat";

	private static final Duration CALM = Duration.ofMillis(200);

	private static final String PERSON = Person.class.getName();

	private final Clock clock = Clock.systemUTC();

	private final BroadcastOperations broadcasts;

	private final Presence presence;

	private final String node;

	ChatService(BroadcastOperations broadcasts, Presence presence,
			@Value("${boss.websocket.cluster.node-name:}") String node) {
		this.broadcasts = broadcasts;
		this.presence = presence;
		this.node = node;
	}

	// Another node may have the room already, and know what was said.
	@OnInit
	ChatRoom open(InstanceKey key) {
		ChatRoom room = new ChatRoom(this.clock, people(key));
		this.broadcasts.broadcast(key.address(), new ChatRecall.Question(room.id()));
		return room;
	}

	// These break the silence that clients who come back wait for, so it begins anew. The
	// question of this instance itself comes here, too.
	@OnBroadcast
	Outcome<ChatRoom> asked(ChatRecall.Question question, InstanceKey key, ChatRoom room) {
		List<ChatEvent.Line> lines = room.history();
		if (!lines.isEmpty() && !question.asker().equals(room.id())) {
			this.broadcasts.broadcast(key.address(), new ChatRecall.Answer(question.asker(), lines));
		}
		return Outcome.noReply(room, CALM);
	}

	@OnBroadcast
	Outcome<ChatRoom> answered(ChatRecall.Answer answer, ChatRoom room) {
		if (answer.asker().equals(room.id())) {
			room.recall(answer.lines());
		}
		return Outcome.noReply(room, CALM);
	}

	// After a restart, clients come back one by one; when all have come, everybody hears
	// who is here.
	@OnJoin
	Outcome<ChatRoom> joined(BossConnection client, ChatRoom room) {
		if (client.isRejoined()) {
			room.readmit(client);
			return Outcome.noReply(room, CALM);
		}
		if (!this.node.isEmpty()) {
			client.send(new ChatEvent.Node(this.node));
		}
		room.admit(client);
		return Outcome.noReply(room);
	}

	@OnInfo
	void allAreBack(IdleTimeout timeout, ChatRoom room) {
		room.announceReadmitted();
	}

	@OnIncoming
	ChatEvent.@Nullable Problem entered(@Valid ChatRequest.Enter request, BossConnection client, InstanceKey key) {
		if (personOf(client) != null) {
			return ChatProblem.NAME_ALREADY_GIVEN.toEvent();
		}
		Person person = new Person(request.name(), request.key());
		if (people(key).stream().anyMatch(person::isTakenFor)) {
			return ChatProblem.NAME_TAKEN.toEvent();
		}
		client.attributes().put(PERSON, person);
		client.send(new ChatEvent.Welcome(person.name()));
		this.presence.enter(client, person.metadata());
		return null;
	}

	// Who has come or gone may be at any node. The list is right also if this is late.
	@OnInfo
	void changed(PresenceEvent event, InstanceKey key, ChatRoom room) {
		room.update(people(key));
	}

	// A line goes to the room on each node, and to this one like to the others.
	@OnIncoming
	ChatEvent.@Nullable Problem said(@Valid ChatRequest.Say request, BossConnection client, InstanceKey key) {
		Person person = personOf(client);
		if (person == null) {
			return ChatProblem.NAME_MISSING.toEvent();
		}
		ChatEvent.Said line = new ChatEvent.Said(person.name(), request.text(), this.clock.instant());
		return this.broadcasts.broadcast(key.address(), line).isAccepted() ? null : ChatProblem.BUSY.toEvent();
	}

	@OnBroadcast
	void heard(ChatEvent.Said line, ChatRoom room) {
		room.tell(line);
	}

	@OnIncoming
	ChatEvent.Problem refused(BossMessage.Binary message) {
		return ChatProblem.BINARY.toEvent();
	}

	@OnInvalid
	ChatEvent.Problem misunderstood(InvalidMessage message) {
		return ChatProblem.of(message).toEvent();
	}

	@OnClose
	void left(BossConnection client, ChatRoom room) {
		room.leave(client);
	}

	private List<Person> people(InstanceKey key) {
		return this.presence.list(key.address()).stream().map(Person::of).toList();
	}

	private static @Nullable Person personOf(BossConnection client) {
		return (Person) client.attributes().get(PERSON);
	}

}

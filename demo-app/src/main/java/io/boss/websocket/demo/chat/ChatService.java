package io.boss.websocket.demo.chat;

import java.time.Clock;
import java.time.Duration;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.Outcome;
import io.boss.websocket.Timeout;
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
 * A chat room at {@code /websocket/chat}. Nothing that a client sends can end it: what is
 * wrong is answered with a {@link ChatEvent.Problem} to that client alone.
 */
@BossService("chat")
class ChatService {

	private static final Duration CALM = Duration.ofMillis(200);

	private final BroadcastOperations broadcasts;

	private final String node;

	ChatService(BroadcastOperations broadcasts, @Value("${boss.websocket.cluster.node-name:}") String node) {
		this.broadcasts = broadcasts;
		this.node = node;
	}

	@OnInit
	ChatRoom open() {
		return new ChatRoom(Clock.systemUTC());
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
	void allAreBack(Timeout timeout, ChatRoom room) {
		room.announceReadmitted();
	}

	@OnIncoming
	ChatEvent.@Nullable Problem entered(@Valid ChatRequest.Enter request, BossConnection client, ChatRoom room) {
		return room.enter(client, request.name(), request.key());
	}

	// A line goes to the room on each node, and to this one like to the others.
	@OnIncoming
	ChatEvent.@Nullable Problem said(@Valid ChatRequest.Say request, BossConnection client, ChatRoom room) {
		ChatEvent.Said line = room.lineOf(client, request.text());
		if (line == null) {
			return ChatProblem.NAME_MISSING.toEvent();
		}
		return this.broadcasts.broadcast(ChatService.class, line).isAccepted() ? null : ChatProblem.BUSY.toEvent();
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

}

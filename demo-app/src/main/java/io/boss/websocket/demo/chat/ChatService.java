package io.boss.websocket.demo.chat;

import java.time.Clock;
import java.time.Duration;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.Outcome;
import io.boss.websocket.Timeout;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chat room at {@code /websocket/chat}. Nothing that a client sends can end it: what is
 * wrong is answered with a {@link ChatEvent.Problem} to that client alone.
 */
@BossService
class ChatService implements BossServiceHandler<ChatRoom> {

	private static final Duration CALM = Duration.ofMillis(200);

	private final JsonMapper jsonMapper;

	ChatService(JsonMapper jsonMapper) {
		this.jsonMapper = jsonMapper;
	}

	@Override
	public ChatRoom init() {
		return new ChatRoom(Clock.systemUTC());
	}

	@Override
	public Outcome<ChatRoom> handleJoin(String serviceUrl, BossConnection client, ChatRoom room) {
		if (client.isRejoined()) {
			room.readmit(client);
		}
		else {
			room.admit(client);
		}
		return next(room);
	}

	@Override
	public Outcome<ChatRoom> handleIncoming(String serviceUrl, BossConnection client, BossMessage message,
			ChatRoom room) {
		try {
			handle(read(message), client, room);
		}
		catch (ChatException ex) {
			client.send(ex.getProblem().toEvent());
		}
		return next(room);
	}

	@Override
	public Outcome<ChatRoom> handleClose(CloseReason reason, String serviceUrl, BossConnection client, ChatRoom room) {
		room.leave(client);
		return next(room);
	}

	@Override
	public Outcome<ChatRoom> handleInfo(Object info, ChatRoom room) {
		if (info instanceof Timeout) {
			room.announcePeople();
		}
		return next(room);
	}

	private void handle(ChatRequest request, BossConnection client, ChatRoom room) {
		if (request instanceof ChatRequest.Enter enter) {
			room.enter(client, enter.name());
		}
		else if (request instanceof ChatRequest.Say say) {
			room.say(client, say.text());
		}
	}

	private ChatRequest read(BossMessage message) {
		if (!(message instanceof BossMessage.Text text)) {
			throw new ChatException(ChatProblem.BINARY);
		}
		try {
			ChatRequest request = this.jsonMapper.readValue(text.payload(), ChatRequest.class);
			if (request != null) {
				return request;
			}
		}
		catch (InvalidTypeIdException ex) {
			throw new ChatException(ChatProblem.UNKNOWN_TYPE);
		}
		catch (JacksonException ex) {
			// Answered below, as the JSON null is.
		}
		throw new ChatException(ChatProblem.BAD_JSON);
	}

	// After a restart, clients come back one by one; when all have come, everybody hears
	// who is here.
	private static Outcome<ChatRoom> next(ChatRoom room) {
		return room.isReadmitting() ? Outcome.noReply(room, CALM) : Outcome.noReply(room);
	}

}

package io.boss.websocket.readme;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;

@BossService
class RoomService implements BossServiceHandler<ConnectionGroup> {

	@Override
	public ConnectionGroup init() {
		return new ConnectionGroup();
	}

	@Override
	public Outcome<ConnectionGroup> handleJoin(String serviceUrl, BossConnection client, ConnectionGroup room) {
		room.add(client);
		return Outcome.noReply(room);
	}

	@Override
	public Outcome<ConnectionGroup> handleIncoming(String serviceUrl, BossConnection client, BossMessage message,
			ConnectionGroup room) {
		room.send(message);
		return Outcome.noReply(room);
	}

}

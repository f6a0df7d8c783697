package io.boss.websocket.frontdoor;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a service hears and says.
 */
class ServiceCallbacksIntegrationTests {

	@ParameterizedTest
	@EnumSource
	void whenClientsTalkThenServiceHearsThemInOrder(Container container) {
		try (BossServer server = BossServer.on(container).service(RoomService.class, RoomService::new).start();
				TestClient ann = TestClient.connect(server.uri("/websocket/room"))) {
			ann.expect("joined 1");
			try (TestClient bob = TestClient.connect(server.uri("/websocket/room"))) {
				bob.expect("joined 2");
				ann.expect("joined 2");
				ann.send("hello");
				ann.expect("hello");
				bob.expect("hello");
				bob.send(new byte[] { 1, 2, 3 });
				assertThat(bob.next()).isEqualTo(new byte[] { 1, 2, 3 });
				assertThat(ann.next()).isEqualTo(new byte[] { 1, 2, 3 });
				assertThat(server.broadcasts().broadcast(RoomService.class, "news")).isEqualTo(DeliveryResult.ACCEPTED);
				ann.expect("news");
				bob.expect("news");
				bob.close(4001, "bye");
				ann.expect("left PEER 4001 bye");
			}
		}
	}

	@BossService
	static class RoomService implements BossServiceHandler<ConnectionGroup> {

		@Override
		public ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@Override
		public Outcome<ConnectionGroup> handleJoin(String servicePath, BossConnection client, ConnectionGroup state) {
			state.add(client);
			state.send("joined " + state.size());
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<ConnectionGroup> handleIncoming(String servicePath, BossConnection client, BossMessage message,
				ConnectionGroup state) {
			state.send(message);
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<ConnectionGroup> handleBroadcast(Object message, ConnectionGroup state) {
			state.send(message);
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<ConnectionGroup> handleClose(CloseReason reason, String servicePath, BossConnection client,
				ConnectionGroup state) {
			state.send("left " + reason.kind() + " " + reason.code() + " " + reason.text());
			return Outcome.noReply(state);
		}

	}

}

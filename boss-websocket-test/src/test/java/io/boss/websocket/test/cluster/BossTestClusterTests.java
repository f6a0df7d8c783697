package io.boss.websocket.test.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Presence;
import io.boss.websocket.PresenceEntry;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.broadcast.BroadcastOperations;
import io.boss.websocket.test.TestClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BossTestCluster}.
 */
class BossTestClusterTests {

	private final BossTestCluster cluster = BossTestCluster.of(3,
			(node) -> new ChatService(node.broadcasts(), node.presence()));

	private TestClient connect(int node, String name) {
		return this.cluster.node(node).connect("/websocket/chat", (handshake) -> handshake.user(name)).clear();
	}

	private List<String> present(int node) {
		return this.cluster.node(node)
			.service("chat")
			.state(Chat.class)
			.presence()
			.list("chat")
			.stream()
			.map(PresenceEntry::user)
			.toList();
	}

	@Test
	void whenOneNodeBroadcastsClientsOfAllHear() {
		TestClient ann = connect(1, "ann");
		TestClient bob = connect(2, "bob");
		ann.clear();
		ann.send(new Say("hello"));
		assertThat(bob).received(Said.class).containsExactly(new Said("ann", "hello"));
		assertThat(ann).received(Said.class).containsExactly(new Said("ann", "hello"));
	}

	@Test
	void whenNodesStartTheyKnowEachOther() {
		assertThat(this.cluster.members(1)).containsExactly(2, 3);
		assertThat(this.cluster.members(3)).containsExactly(1, 2);
	}

	@Test
	void whenClientsEnterAllNodesListThem() {
		connect(1, "ann");
		connect(3, "bob");
		assertThat(present(1)).containsExactly("ann", "bob");
		assertThat(present(2)).containsExactly("ann", "bob");
		assertThat(present(3)).containsExactly("ann", "bob");
	}

	@Test
	void whenNodesAreCutOffTheyLeaveAndComeBack() {
		connect(1, "ann");
		connect(2, "bob");
		this.cluster.partition(1, 2, 3);
		this.cluster.time().advance(Duration.ofSeconds(15));
		assertThat(this.cluster.members(1)).isEmpty();
		assertThat(present(1)).containsExactly("ann");
		assertThat(present(3)).containsExactly("bob");
		connect(1, "cid");
		this.cluster.heal();
		this.cluster.time().advance(Duration.ofSeconds(10));
		assertThat(this.cluster.members(1)).containsExactly(2, 3);
		assertThat(present(1)).containsExactlyInAnyOrder("ann", "bob", "cid");
		assertThat(present(3)).containsExactlyElementsOf(present(1));
	}

	record Say(String text) {
	}

	record Said(String user, String text) {
	}

	record Chat(ConnectionGroup members, Presence presence) {
	}

	@BossService("chat")
	static class ChatService {

		private final BroadcastOperations broadcasts;

		private final Presence presence;

		ChatService(BroadcastOperations broadcasts, Presence presence) {
			this.broadcasts = broadcasts;
			this.presence = presence;
		}

		@OnInit
		Chat open() {
			return new Chat(new ConnectionGroup(), this.presence);
		}

		@OnJoin
		void joined(BossConnection client, Chat chat) {
			chat.members().add(client);
			this.presence.enter(client, Map.of());
		}

		@OnIncoming
		void said(Say say, BossConnection client) {
			this.broadcasts.broadcast("chat", new Said(client.handshake().principal().getName(), say.text()));
		}

		@OnBroadcast
		void said(Said said, Chat chat) {
			chat.members().send(said);
		}

	}

}

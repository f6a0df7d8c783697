package io.boss.websocket.cluster.broadcast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.broadcast.Broadcast;
import io.boss.websocket.broadcast.BroadcastTransport;
import io.boss.websocket.broadcast.BroadcastTransportContract;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.CountedCluster;
import io.boss.websocket.cluster.MemoryBroker;
import io.boss.websocket.cluster.TestCluster;
import io.boss.websocket.cluster.message.ContextCarrier;
import io.boss.websocket.cluster.message.PayloadTypes;
import io.boss.websocket.cluster.node.ClusterEnvironment;
import io.boss.websocket.cluster.node.ClusterNode;
import io.boss.websocket.cluster.node.ClusterSettings;
import io.boss.websocket.cluster.node.OutboxOverflow;
import io.boss.websocket.cluster.node.OutboxSettings;
import io.boss.websocket.stats.SkipReason;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.support.GenericMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ClusterBroadcastTransport}.
 */
class ClusterBroadcastTransportTests extends BroadcastTransportContract {

	private final TestCluster cluster = new TestCluster();

	private final TestCluster.Node here = this.cluster.add("here");

	private final TestCluster.Node there = this.cluster.add("there");

	private final CountedCluster stats = new CountedCluster();

	private final List<Broadcast> local = new CopyOnWriteArrayList<>();

	private final List<Broadcast> remote = new ArrayList<>();

	@Override
	protected BroadcastTransport transport() {
		ClusterSettings settings = new ClusterSettings("test", Duration.ofSeconds(2), Duration.ofSeconds(10), false,
				new OutboxSettings(100, 1000, OutboxOverflow.DROP_OLDEST), 1000);
		// Has not started: what is for others waits, and is dropped in the end.
		return transport(
				new ClusterNode(new MemoryBroker().engine(), settings,
						new ClusterEnvironment(Map::of, ContextCarrier.NONE, this.stats, Runnable::run, null)),
				Song.class);
	}

	@Test
	void whenPublishedThenThisNodeGetsItAtOnceAndTheOtherACopy() {
		ClusterBroadcastTransport transport = both(DeliveryResult.ACCEPTED);
		Song song = new Song("Tusk", 5);
		assertThat(transport.publish(new Broadcast("chat", song, Map.of()))).isEqualTo(DeliveryResult.ACCEPTED);
		assertThat(this.local).singleElement().satisfies((broadcast) -> assertThat(broadcast.payload()).isSameAs(song));
		assertThat(this.remote).isEmpty();
		this.cluster.deliver();
		assertThat(this.remote).singleElement().satisfies((broadcast) -> {
			assertThat(broadcast.service()).isEqualTo("chat");
			assertThat(broadcast.payload()).isEqualTo(song).isNotSameAs(song);
		});
		assertThat(this.local).hasSize(1);
	}

	@Test
	void whenServiceIsNotHereThenTheOthersGetItAllTheSame() {
		for (DeliveryResult result : DeliveryResult.values()) {
			ClusterBroadcastTransport transport = both(result);
			assertThat(transport.publish(new Broadcast("chat", result.name(), Map.of()))).isEqualTo(result);
		}
		this.cluster.deliver();
		assertThat(this.remote).extracting(Broadcast::payload)
			.isEqualTo(Arrays.stream(DeliveryResult.values()).map(Enum::name).toList());
	}

	@Test
	void whenTypeIsNotAllowedThenNobodyGetsIt() {
		ClusterBroadcastTransport transport = both(DeliveryResult.ACCEPTED);
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> transport.publish(new Broadcast("chat", new Secret("x"), Map.of())))
			.withMessageContaining("boss.websocket.cluster.allowed-types")
			.withMessageContaining(Secret.class.getName());
		this.cluster.deliver();
		assertThat(this.local).isEmpty();
		assertThat(this.remote).isEmpty();
	}

	@Test
	void whenTheOtherDoesNotAllowTheTypeThenItSkipsItAndGoesOn() {
		ClusterBroadcastTransport sender = transport(this.here, Song.class, Secret.class);
		sender.subscribe((broadcast) -> DeliveryResult.ACCEPTED);
		receiver();
		sender.publish(new Broadcast("chat", new Secret("x"), Map.of()));
		sender.publish(new Broadcast("chat", "hi", Map.of()));
		this.cluster.deliver();
		assertThat(this.remote).extracting(Broadcast::payload).containsExactly("hi");
		assertThat(this.stats.count(SkipReason.UNLISTED_TYPE)).isOne();
	}

	@Test
	void whenOutboxIsFullThenThisNodeGetsItAndTheAnswerIsTheSame() {
		ClusterBroadcastTransport transport = both(DeliveryResult.ACCEPTED);
		this.here.full(true);
		assertThat(transport.publish(new Broadcast("chat", "hi", Map.of()))).isEqualTo(DeliveryResult.ACCEPTED);
		this.cluster.deliver();
		assertThat(this.local).hasSize(1);
		assertThat(this.remote).isEmpty();
	}

	@Test
	void whenHeadersAreSimpleThenTheyTravel() {
		ClusterBroadcastTransport transport = both(DeliveryResult.ACCEPTED);
		Map<String, Object> headers = new GenericMessage<>("hi", Map.of("a", "1", "b", 2, "c", true, "d", List.of()))
			.getHeaders();
		transport.publish(new Broadcast("chat", "hi", headers));
		this.cluster.deliver();
		assertThat(this.remote.get(0).headers()).isEqualTo(Map.of("a", "1", "b", 2, "c", true));
	}

	@Test
	void whenMessageLacksSomethingThenItIsSkipped() {
		receiver();
		this.here.publish("broadcast", Map.of("s", "chat", "p", "hi"));
		this.here.publish("broadcast", Map.of("t", "String", "p", "hi"));
		this.here.publish("broadcast", Map.of("s", "chat", "t", "String"));
		this.here.publish("broadcast", Map.of("s", "chat", "t", "Integer", "p", "hi"));
		this.cluster.deliver();
		assertThat(this.remote).isEmpty();
		assertThat(this.stats.count(SkipReason.MALFORMED)).isEqualTo(4);
	}

	private ClusterBroadcastTransport both(DeliveryResult result) {
		ClusterBroadcastTransport transport = transport(this.here, Song.class);
		transport.subscribe((broadcast) -> {
			this.local.add(broadcast);
			return result;
		});
		receiver();
		return transport;
	}

	private void receiver() {
		transport(this.there, Song.class).subscribe((broadcast) -> {
			this.remote.add(broadcast);
			return DeliveryResult.ACCEPTED;
		});
	}

	private ClusterBroadcastTransport transport(ClusterMessaging node, Class<?>... allowed) {
		return new ClusterBroadcastTransport(node, new PayloadTypes(JsonMapper.builder().build(), List.of(allowed)),
				this.stats);
	}

	record Song(String title, int stars) {
	}

	record Secret(String text) {
	}

}

package io.boss.websocket.frontdoor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.CloseReason;
import io.boss.websocket.DeliveryResult;
import io.boss.websocket.Outcome;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients and broadcasts that come faster than a service handles them. The service is
 * held by a latch meanwhile.
 */
class FloodIntegrationTests {

	// More than the sockets of both sides hold: 20,000 messages of 1,000 bytes.
	private static final int FLOOD = 20_000;

	private static final String PADDING = " ".repeat(1000);

	private final HeldService service = new HeldService();

	@ParameterizedTest
	@EnumSource
	void whenClientFloodsThenItIsPausedAndNothingIsLost(Container container) throws InterruptedException {
		try (BossServer server = start(container, "boss.websocket.mailbox.client-share=16");
				RawWebSocket flooder = RawWebSocket.connect(server.uri("/websocket/held"));
				TestClient other = TestClient.connect(server.uri("/websocket/held"))) {
			hold(other);
			AtomicInteger sent = new AtomicInteger();
			CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> {
				for (int i = 0; i < FLOOD; i++) {
					flooder.send(i + PADDING);
					sent.incrementAndGet();
				}
			});
			// The flooder's own writes stall: TCP says that nobody reads.
			AtomicInteger last = new AtomicInteger(-1);
			Awaitility.await()
				.pollInterval(300, TimeUnit.MILLISECONDS)
				.until(() -> last.getAndSet(sent.get()) == sent.get());
			assertThat(flood).isNotDone();
			assertThat(readersThatWait()).isEqualTo((container == Container.TOMCAT) ? 0 : 1);
			other.send("me too");
			this.service.hold.countDown();
			other.expect("me too");
			assertThat(this.service.before).as("handled before the other client's message").isBetween(1, 16);
			flood.join();
			assertThat(this.service.all.await(20, TimeUnit.SECONDS)).isTrue();
			assertThat(this.service.numbers).hasSize(FLOOD);
			for (int i = 0; i < FLOOD; i++) {
				assertThat(this.service.numbers.get(i)).isEqualTo(i);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenMailboxDropsThenOnlyItsShareIsHandled(Container container) {
		try (BossServer server = start(container, "boss.websocket.mailbox.client-share=16",
				"boss.websocket.mailbox.when-full=drop");
				RawWebSocket flooder = RawWebSocket.connect(server.uri("/websocket/held"));
				TestClient other = TestClient.connect(server.uri("/websocket/held"))) {
			hold(other);
			for (int i = 0; i < 1000; i++) {
				flooder.send(i + PADDING);
			}
			// The pong proves that all before it was read.
			flooder.part(RawWebSocket.PING, true, new byte[0]);
			assertThat(flooder.read().opcode()).isEqualTo(RawWebSocket.PONG);
			other.send("me too");
			this.service.hold.countDown();
			other.expect("me too");
			assertThat(this.service.numbers).hasSize(16).startsWith(0, 1, 2).endsWith(15);
			flooder.send("still welcome");
			assertThat(flooder.readMessage()).isEqualTo("still welcome");
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenMailboxClosesThenFlooderIsClosed(Container container) throws InterruptedException {
		try (BossServer server = start(container, "boss.websocket.mailbox.client-share=16",
				"boss.websocket.mailbox.when-full=close");
				RawWebSocket flooder = RawWebSocket.connect(server.uri("/websocket/held"));
				TestClient other = TestClient.connect(server.uri("/websocket/held"))) {
			hold(other);
			for (int i = 0; i < 17; i++) {
				flooder.send(i + PADDING);
			}
			assertThat(flooder.readToClose()).isEqualTo("1008 too many messages");
			other.send("me too");
			this.service.hold.countDown();
			other.expect("me too");
			assertThat(this.service.numbers).hasSize(16);
			assertThat(this.service.closed.await(10, TimeUnit.SECONDS)).isTrue();
			assertThat(this.service.reasons).containsExactly("ERROR (1008, too many messages)");
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenBroadcastsAndInfosAreTooManyThenSenderIsTold(Container container) {
		try (BossServer server = start(container, "boss.websocket.mailbox.broadcast-capacity=3",
				"boss.websocket.mailbox.info-capacity=2");
				TestClient client = TestClient.connect(server.uri("/websocket/held"))) {
			hold(client);
			for (int i = 0; i < 3; i++) {
				assertThat(server.broadcasts().broadcast("held", i)).isEqualTo(DeliveryResult.ACCEPTED);
			}
			assertThat(server.broadcasts().broadcast("held", 3)).isEqualTo(DeliveryResult.MAILBOX_FULL);
			for (int i = 10; i < 12; i++) {
				assertThat(server.service("held").info(i)).isEqualTo(DeliveryResult.ACCEPTED);
			}
			assertThat(server.service("held").info(12)).isEqualTo(DeliveryResult.MAILBOX_FULL);
			client.send("me too");
			this.service.hold.countDown();
			client.expect("me too");
			assertThat(this.service.numbers).containsExactly(0, 1, 2, 10, 11);
			assertThat(server.broadcasts().broadcast("held", 4)).isEqualTo(DeliveryResult.ACCEPTED);
		}
	}

	private BossServer start(Container container, String... properties) {
		return BossServer.on(container).service(HeldService.class, () -> this.service).with(properties).start();
	}

	private void hold(TestClient client) {
		client.send("hold");
		client.expect("held");
	}

	private static long readersThatWait() {
		return Thread.getAllStackTraces()
			.values()
			.stream()
			.filter((stack) -> List.of(stack)
				.stream()
				.anyMatch((frame) -> frame.getClassName().endsWith("WaitingReadGate")))
			.count();
	}

	@BossService
	static class HeldService implements BossServiceHandler<Object> {

		private final CountDownLatch hold = new CountDownLatch(1);

		private final CountDownLatch all = new CountDownLatch(FLOOD);

		private final CountDownLatch closed = new CountDownLatch(1);

		private final List<Integer> numbers = new ArrayList<>();

		private volatile int before;

		private final List<String> reasons = new ArrayList<>();

		@Override
		public Outcome<Object> handleIncoming(String serviceUrl, BossConnection client, BossMessage message,
				Object state) {
			String text = ((BossMessage.Text) message).payload();
			if (text.equals("hold")) {
				client.send("held");
				await();
			}
			else if (text.endsWith(PADDING)) {
				this.numbers.add(Integer.parseInt(text.strip()));
				this.all.countDown();
			}
			else {
				this.before = this.numbers.size();
				client.send(text);
			}
			return Outcome.noReply(state);
		}

		private void await() {
			try {
				assertThat(this.hold.await(20, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public Outcome<Object> handleClose(CloseReason reason, String serviceUrl, BossConnection client, Object state) {
			this.reasons.add(reason.toString());
			this.closed.countDown();
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<Object> handleBroadcast(Object message, Object state) {
			this.numbers.add((Integer) message);
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<Object> handleInfo(Object info, Object state) {
			this.numbers.add((Integer) info);
			return Outcome.noReply(state);
		}

	}

}

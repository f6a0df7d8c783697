package io.boss.websocket.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CloseCode;
import io.boss.websocket.Handshake;
import io.boss.websocket.SendResult;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client that remembers what it was sent: enough to test a service without a server.
 */
public final class FakeConnection implements BossConnection {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final String id;

	private final Map<String, Object> attributes = new ConcurrentHashMap<>();

	private final List<BossMessage> sent = new CopyOnWriteArrayList<>();

	private boolean open = true;

	private boolean rejoined;

	public FakeConnection(String id) {
		this.id = id;
	}

	/**
	 * From now on, the client counts as one that is joined again.
	 * @return this connection
	 */
	public FakeConnection rejoined() {
		this.rejoined = true;
		return this;
	}

	/**
	 * What was sent since the last call.
	 * @return the messages
	 */
	public List<BossMessage> takeMessages() {
		List<BossMessage> messages = new ArrayList<>(this.sent);
		this.sent.clear();
		return messages;
	}

	/**
	 * What was sent as text since the last call.
	 * @return the payloads
	 */
	public List<String> takeTexts() {
		return takeMessages().stream().map((message) -> ((BossMessage.Text) message).payload()).toList();
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public String service() {
		return "test";
	}

	@Override
	public Handshake handshake() {
		return Handshake.builder(URI.create("/websocket/test")).build();
	}

	@Override
	public @Nullable String sessionId() {
		return null;
	}

	@Override
	public Map<String, Object> attributes() {
		return this.attributes;
	}

	@Override
	public boolean isOpen() {
		return this.open;
	}

	@Override
	public boolean isRejoined() {
		return this.rejoined;
	}

	@Override
	public SendResult send(String text) {
		return send(BossMessage.text(text));
	}

	@Override
	public SendResult send(byte[] bytes) {
		return send(BossMessage.binary(bytes));
	}

	@Override
	public SendResult send(BossMessage message) {
		if (!this.open) {
			return SendResult.CLOSED;
		}
		this.sent.add(message);
		return SendResult.QUEUED;
	}

	@Override
	public BossMessage encode(Object payload) {
		return (payload instanceof String text) ? BossMessage.text(text)
				: BossMessage.text(JSON.writeValueAsString(payload));
	}

	@Override
	public SendResult ping() {
		return SendResult.QUEUED;
	}

	@Override
	public SendResult close(CloseCode code, String reason) {
		this.open = false;
		return SendResult.QUEUED;
	}

}

package io.boss.websocket.endpoint;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import io.boss.websocket.outbound.MessageEncoder;
import io.boss.websocket.outbound.Outbound;
import io.boss.websocket.service.ServiceProcess;
import io.boss.websocket.stats.BossStats;
import io.boss.websocket.stats.RareWarning;
import jakarta.websocket.Session;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.TaskScheduler;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/**
 * The Spring {@link WebSocketHandler} of one service. Takes messages in parts, so that it
 * decides itself how large they may be and no container keeps a buffer of that size for
 * each connection.
 */
final class ServiceEndpoint implements WebSocketHandler {

	private static final Log logger = LogFactory.getLog(ServiceEndpoint.class);

	private static final boolean TOMCAT_PRESENT = ClassUtils.isPresent("org.apache.tomcat.websocket.WsSession",
			ServiceEndpoint.class.getClassLoader());

	private static final String ATTRIBUTE = ClientSession.class.getName();

	private static final Duration LONGEST_SWEEP = Duration.ofSeconds(1);

	private final ServiceProcess service;

	private final EndpointSettings settings;

	private final Executor executor;

	private final MessageEncoder encoder;

	private final BossStats stats;

	private final ResumeWatch resumeWatch;

	private final Map<String, RareWarning> warnings = new ConcurrentHashMap<>();

	private final Set<ClientSession> sessions = ConcurrentHashMap.newKeySet();

	ServiceEndpoint(ServiceProcess service, EndpointSettings settings, EndpointEnvironment environment) {
		this.service = service;
		this.settings = settings;
		this.executor = environment.executor();
		this.encoder = environment.encoder();
		this.stats = environment.stats();
		this.resumeWatch = new ResumeWatch(environment.scheduler());
		watchIdle(environment.scheduler(), settings.idleTimeout());
	}

	private void watchIdle(TaskScheduler scheduler, @Nullable Duration timeout) {
		if (timeout == null) {
			return;
		}
		Duration fraction = timeout.dividedBy(8).plusMillis(1);
		Duration period = (fraction.compareTo(LONGEST_SWEEP) < 0) ? fraction : LONGEST_SWEEP;
		Future<?> unused = scheduler.scheduleWithFixedDelay(() -> {
			long now = System.nanoTime();
			this.sessions.forEach((session) -> session.closeIfIdle(now, timeout));
		}, period);
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		HandshakeSnapshot snapshot = HandshakeSnapshot.takeFrom(session.getAttributes());
		Session container = containerSession(session);
		// Containers have idle timeouts of their own; ours is a stated property.
		container.setMaxIdleTimeout(0);
		ClientSession client = new ClientSession(this, session.getId(),
				snapshot.toHandshake(session.getPrincipal(), session.getAcceptedProtocol(), session.getAttributes()),
				snapshot.sessionId(this.settings.sessionCookie()),
				new Outbound(container, this.settings.outbound(), this.executor, this.encoder), readGate(container));
		session.getAttributes().put(ATTRIBUTE, client);
		this.sessions.add(client);
		client.open();
	}

	private static Session containerSession(WebSocketSession session) {
		Assert.isInstanceOf(NativeWebSocketSession.class, session);
		Session container = ((NativeWebSocketSession) session).getNativeSession(Session.class);
		Assert.state(container != null, "No Jakarta WebSocket session");
		return container;
	}

	private static ReadGate readGate(Session session) {
		return (TOMCAT_PRESENT && TomcatReadGate.canPause(session)) ? TomcatReadGate.of(session)
				: new WaitingReadGate();
	}

	@Override
	public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
		if (message instanceof TextMessage text) {
			clientSession(session).text(text.getPayload(), text.isLast());
		}
		else if (message instanceof BinaryMessage binary) {
			clientSession(session).binary(binary.getPayload(), binary.isLast());
		}
	}

	@Override
	public void handleTransportError(WebSocketSession session, Throwable exception) {
		// The container closes the session next and reports that.
		logger.debug("Transport error on " + session, exception);
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		if (session.getAttributes().get(ATTRIBUTE) instanceof ClientSession client) {
			client.closed(status);
		}
	}

	private static ClientSession clientSession(WebSocketSession session) {
		ClientSession client = (ClientSession) session.getAttributes().get(ATTRIBUTE);
		Assert.state(client != null, "Session was not established");
		return client;
	}

	@Override
	public boolean supportsPartialMessages() {
		return true;
	}

	void forget(ClientSession session) {
		this.sessions.remove(session);
	}

	void dropped(String reason, Supplier<String> text) {
		this.stats.messageDropped(name(), reason);
		this.warnings.computeIfAbsent(reason, (unused) -> new RareWarning(logger)).log(text);
	}

	ResumeWatch resumeWatch() {
		return this.resumeWatch;
	}

	String name() {
		return this.service.name();
	}

	ServiceProcess service() {
		return this.service;
	}

	EndpointSettings settings() {
		return this.settings;
	}

	BossStats stats() {
		return this.stats;
	}

}

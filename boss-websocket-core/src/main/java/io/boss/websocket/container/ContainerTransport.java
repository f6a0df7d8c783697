package io.boss.websocket.container;

import java.util.concurrent.Executor;

import io.boss.websocket.endpoint.ServiceEndpoint;
import io.boss.websocket.endpoint.Transport;

import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

/**
 * Transport that leaves RFC 6455 to the container, by Jakarta WebSocket.
 */
public final class ContainerTransport implements Transport {

	private final Executor executor;

	private final TaskScheduler scheduler;

	/**
	 * Creates a transport.
	 * @param executor lends the threads that write to sockets; must not refuse
	 * @param scheduler looks after clients that are read again
	 */
	public ContainerTransport(Executor executor, TaskScheduler scheduler) {
		this.executor = executor;
		this.scheduler = scheduler;
	}

	@Override
	public WebSocketHandler handler(ServiceEndpoint endpoint) {
		return new ContainerHandler(endpoint, this.executor, new ResumeCheck(this.scheduler));
	}

	@Override
	public RequestUpgradeStrategy upgradeStrategy(ServiceEndpoint endpoint, WebSocketHandler handler) {
		return new ContainerUpgradeStrategy();
	}

}

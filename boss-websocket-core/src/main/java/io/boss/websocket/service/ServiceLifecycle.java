package io.boss.websocket.service;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.ServiceState;
import io.boss.websocket.mailbox.Mailbox;
import io.boss.websocket.mailbox.SerializedTaskExecutor;

/**
 * Start and drain of one service, in the steps that the application takes. Safe on any
 * thread; nothing blocks.
 */
public final class ServiceLifecycle {

	private final ServiceContext service;

	private final SerializedTaskExecutor executor;

	private final ServiceLoop loop;

	private final Mailbox mailbox;

	private final MailGate gate;

	private volatile boolean draining;

	ServiceLifecycle(ServiceContext service, ServiceLoop loop, Mailbox mailbox, MailGate gate) {
		this.service = service;
		this.executor = service.executor();
		this.loop = loop;
		this.mailbox = mailbox;
		this.gate = gate;
	}

	/**
	 * Name of the service.
	 * @return the name
	 */
	public String name() {
		return this.service.name();
	}

	/**
	 * Whether the service takes mail.
	 * @return whether it was opened, and has not drained
	 */
	public boolean isOpen() {
		return this.gate.isOpen();
	}

	/**
	 * Whether new clients are welcome.
	 * @return whether the service handles mail and does not drain
	 */
	public boolean isAccepting() {
		ServiceState state = this.service.life().state();
		return isOpen() && !this.draining && (state == ServiceState.RUNNING || state == ServiceState.RESTARTING);
	}

	/**
	 * Whether new clients are refused because the application shuts down.
	 * @return whether the service drains or has drained
	 */
	public boolean isDraining() {
		return this.draining;
	}

	/**
	 * Takes mail from now on, which waits until the service is launched.
	 */
	public void open() {
		this.draining = false;
		this.service.life().expectStart();
		this.gate.open();
	}

	/**
	 * Starts the first instance of a service that is open.
	 * @param supervised whether a failure is the supervisor's; else the service is down
	 * @return completed when the instance runs, or with what its start threw
	 */
	public CompletableFuture<Void> launch(boolean supervised) {
		CompletableFuture<Void> started = new CompletableFuture<>();
		this.executor.execute(() -> this.loop.starter().start(supervised, started));
		return started;
	}

	/**
	 * Takes no new clients any more, and goes on for those that are there.
	 */
	public void refuseClients() {
		this.draining = true;
		this.executor.unpause();
	}

	/**
	 * Clients of the service, joined or about to be.
	 * @return the clients of this moment, in order of connecting
	 */
	public List<Client> clients() {
		return this.service.clients().snapshot();
	}

	/**
	 * Number of clients, joined or about to be.
	 * @return the number
	 */
	public int clientCount() {
		return this.service.clients().size();
	}

	/**
	 * Closes some clients with code 1001, behind all mail that was accepted before.
	 * @param clients clients of the service
	 */
	public void closeInTurn(List<Client> clients) {
		this.executor.execute(() -> this.loop.end().closeClients(clients));
	}

	/**
	 * Takes no new clients, broadcasts and infos any more, handles what waits, closes the
	 * clients with code 1001 and ends.
	 * @return completed when the service has ended
	 */
	public CompletableFuture<Void> drain() {
		CompletableFuture<Void> drained = new CompletableFuture<>();
		this.draining = true;
		this.gate.close(() -> this.executor.execute(() -> this.loop.end().drain(drained)));
		this.executor.unpause();
		return drained;
	}

	/**
	 * Time is up: drops what has not been handled, closes the clients, and ends as soon
	 * as the callback that runs now is done.
	 * @return what there was still to do
	 */
	public UnfinishedWork abandon() {
		List<Client> clients = clients();
		long cut = clients.stream().filter((client) -> !client.isClosed()).count();
		UnfinishedWork unfinished = new UnfinishedWork((int) cut, this.mailbox.depth());
		this.service.life().abandon();
		this.gate.closeNow();
		// Not in a task: those wait behind the callback that does not end.
		this.loop.end().closeClients(clients);
		this.executor.execute(this.loop.end()::finish);
		this.executor.resume();
		return unfinished;
	}

}

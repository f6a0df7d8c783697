package io.boss.websocket.service;

/**
 * Mail that is about or from one client, and due while the client is joined.
 */
abstract non-sealed class ClientMail extends ServiceMail {

	private final Client client;

	ClientMail(ServiceLoop loop, Client client) {
		super(loop);
		this.client = client;
	}

	@Override
	final Client client() {
		return this.client;
	}

	@Override
	boolean isDue() {
		return this.client.isJoined();
	}

}

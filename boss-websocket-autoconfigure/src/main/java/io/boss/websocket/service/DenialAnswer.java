package io.boss.websocket.service;

import io.boss.websocket.BossConnection;

/**
 * A handler that can tell a client that its message was denied. Others leave it at that.
 */
public interface DenialAnswer {

	/**
	 * A message of a client was denied.
	 * @param client the client
	 */
	void denied(BossConnection client);

}

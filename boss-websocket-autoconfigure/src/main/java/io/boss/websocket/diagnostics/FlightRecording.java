package io.boss.websocket.diagnostics;

import io.boss.websocket.ServiceRestartedEvent;
import io.boss.websocket.stats.CallbackObserver;

import org.springframework.context.event.EventListener;

/**
 * Tells the flight recorder of callbacks and restarts, if somebody records.
 */
public final class FlightRecording implements CallbackObserver {

	@Override
	public Scope begin(Call call) {
		CallbackEvent event = new CallbackEvent();
		if (!event.isEnabled()) {
			return Scope.NONE;
		}
		event.begin();
		return (outcome, failure) -> {
			event.end();
			if (event.shouldCommit()) {
				event.describe(call, outcome);
				event.commit();
			}
		};
	}

	/**
	 * An instance was replaced.
	 * @param event tells of which service
	 */
	@EventListener
	void restarted(ServiceRestartedEvent event) {
		new RestartEvent(event.service(), event.restarts()).commit();
	}

}

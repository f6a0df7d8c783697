/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.boss.websocket.InstanceKey;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.request.ClientRequest;
import io.boss.websocket.request.RequestProblem;
import org.jspecify.annotations.Nullable;

/**
 * Values that all callbacks of one instance have in common: its key, what that is
 * converted to, the path of the service, and the requests that it has not answered. Read
 * and written by callbacks only, one at a time.
 */
final class InstanceContext {

	private static final Object[] NO_VALUES = {};

	private @Nullable InstanceKey key;

	private Object[] values = NO_VALUES;

	// Not told by all callbacks.
	private @Nullable String servicePath;

	// Most instances never answer late. Those that have been answered remove themselves,
	// on any thread.
	private @Nullable Set<ClientRequest> requests;

	/**
	 * Remembers the key.
	 * @param key the key
	 * @param values what it is converted to, in the order of {@link KeyParameters}
	 */
	void key(InstanceKey key, Object[] values) {
		this.key = key;
		this.values = values;
	}

	@Nullable InstanceKey key() {
		return this.key;
	}

	Object value(int index) {
		return this.values[index];
	}

	/**
	 * Remembers the path of the service, which is always the same.
	 * @param servicePath the path
	 * @return this
	 */
	InstanceContext at(String servicePath) {
		if (!Objects.equals(this.servicePath, servicePath)) {
			this.servicePath = servicePath;
		}
		return this;
	}

	@Nullable String servicePath() {
		return this.servicePath;
	}

	/**
	 * The callback of a request has ended. If its answer has not been sent it is one of
	 * the instance.
	 * @param request the request
	 */
	void keep(ClientRequest request) {
		if (!request.isEnded()) {
			Set<ClientRequest> requests = (this.requests != null) ? this.requests : ConcurrentHashMap.newKeySet();
			this.requests = requests;
			request.keep(requests);
		}
	}

	/**
	 * The instance ends, and answers nothing any more.
	 * @param reason why
	 */
	void end(TerminationReason reason) {
		Set<ClientRequest> requests = this.requests;
		if (requests != null) {
			RequestProblem problem = (reason.kind() == TerminationReason.Kind.CRASHED) ? RequestProblem.FAILURE
					: RequestProblem.END;
			List.copyOf(requests).forEach(problem::end);
		}
	}

}

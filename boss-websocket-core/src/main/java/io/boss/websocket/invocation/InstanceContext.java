package io.boss.websocket.invocation;

import java.util.Objects;

import io.boss.websocket.InstanceKey;
import org.jspecify.annotations.Nullable;

/**
 * Values that all callbacks of one instance have in common: its key, what that is
 * converted to, and the path of the service. Read and written by callbacks only, one at a
 * time.
 */
final class InstanceContext {

	private static final Object[] NO_VALUES = {};

	private @Nullable InstanceKey key;

	private Object[] values = NO_VALUES;

	// Not told by all callbacks.
	private @Nullable String servicePath;

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

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * Observations that there are.
 *
 * @since 0.1.0
 */
public enum BossObservation implements ObservationDocumentation {

	/**
	 * A callback of a service, from its beginning to its end. It follows from the
	 * handshake of the client that it is about, or from whoever sent the broadcast or the
	 * info.
	 */
	CALLBACK {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultBossCallbackObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKey.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinalityKey.values();
		}

	},

	/**
	 * A message is put into the outbox for other nodes, by something that is observed.
	 */
	CLUSTER_SEND {

		@Override
		public String getName() {
			return "boss.websocket.cluster.send";
		}

		@Override
		public String getContextualName() {
			return "cluster send";
		}

	},

	/**
	 * A message of another node is handled, which something has sent there that is
	 * observed.
	 */
	CLUSTER_RECEIVE {

		@Override
		public String getName() {
			return "boss.websocket.cluster.receive";
		}

		@Override
		public String getContextualName() {
			return "cluster receive";
		}

	};

	/**
	 * Keys whose values come from closed sets: tags of meters and of spans.
	 */
	public enum LowCardinalityKey implements KeyName {

		/**
		 * Name of the service.
		 */
		SERVICE("service"),

		/**
		 * Name of the callback, such as "handleIncoming".
		 */
		CALLBACK("callback"),

		/**
		 * How the callback has ended: "no-reply", "stop", "reject", "denied", "handled",
		 * "isolated" or "crash", and "unknown" while it runs.
		 */
		OUTCOME("outcome");

		private final String key;

		LowCardinalityKey(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * Keys whose values have no bounds: tags of spans only.
	 */
	public enum HighCardinalityKey implements KeyName {

		/**
		 * The client that the callback is about, if it is about one.
		 */
		CONNECTION("connection"),

		/**
		 * The key of the instance, if the service has keys.
		 */
		KEY("key");

		private final String key;

		HighCardinalityKey(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.connection;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import io.boss.websocket.BossMessage;
import io.boss.websocket.DeliveryOptions;
import io.boss.websocket.OverflowPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Message on its way to another node, which only writes it.
 *
 * @param text the payload of a text message
 * @param binary the payload of a binary message
 * @param overflow the policy of the message, if it has one that this version knows
 * @param conflationKey the key whose latest value the message is, if it has one
 */
// Jackson writes bytes as Base64, and messages are not compared.
@SuppressWarnings("ArrayRecordComponent")
record PackedMessage(@Nullable String text, byte @Nullable [] binary,
		@JsonFormat(with = Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL) @Nullable OverflowPolicy overflow,
		@Nullable String conflationKey) {

	// It comes from elsewhere.
	PackedMessage {
		if ((text == null) == (binary == null)) {
			throw new IllegalArgumentException("A message is either text or binary");
		}
	}

	static PackedMessage of(BossMessage message) {
		DeliveryOptions options = message.options();
		String key = options.conflationKey();
		String sendableKey = (key != null) ? BossMessage.Text.wellFormed(key) : null;
		if (message instanceof BossMessage.Text text) {
			return new PackedMessage(text.payload(), null, options.overflow(), sendableKey);
		}
		return new PackedMessage(null, ((BossMessage.Binary) message).toByteArray(), options.overflow(), sendableKey);
	}

	BossMessage unpack() {
		byte[] binary = this.binary;
		String text = (this.text != null) ? this.text : "";
		BossMessage message = (binary != null) ? BossMessage.binary(binary) : BossMessage.text(text);
		return (this.overflow != null || this.conflationKey != null)
				? message.with(new DeliveryOptions(this.overflow, this.conflationKey)) : message;
	}

}

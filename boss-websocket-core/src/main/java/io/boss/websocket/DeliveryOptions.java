package io.boss.websocket;

import org.jspecify.annotations.Nullable;

/**
 * How a message is treated on its way to a client, where that is not left to the service.
 *
 * @param overflow what is done if there is no room for it, or {@code null} for the
 * service's policy
 * @param conflationKey what it is the latest value of, or {@code null}: a message takes
 * the place of one with the same key that still waits
 */
public record DeliveryOptions(@Nullable OverflowPolicy overflow, @Nullable String conflationKey) {

	/**
	 * Everything is left to the service.
	 */
	public static final DeliveryOptions NONE = new DeliveryOptions(null, null);

	/**
	 * The policy that holds.
	 * @param otherwise the service's policy
	 * @return the policy of the message, or else that of the service
	 */
	public OverflowPolicy overflowOr(OverflowPolicy otherwise) {
		return (this.overflow != null) ? this.overflow : otherwise;
	}

}

package io.boss.websocket.service;

import io.boss.websocket.CloseReason;
import io.boss.websocket.Outcome;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.RareWarning;
import io.boss.websocket.stats.ServiceStats;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of mail whose callback was denied: the state stays as it was, a client
 * that may not join is closed, and everything else is dropped and counted.
 */
final class Denials {

	private static final Log logger = LogFactory.getLog(Denials.class);

	private static final Outcome<?> REFUSED = Outcome.reject(CloseReason.ACCESS_DENIED, "access denied");

	private final String service;

	private final ServiceStats stats;

	private final AccessDenial denial;

	private final RareWarning warning = new RareWarning(logger);

	Denials(String service, ServiceStats stats, AccessDenial denial) {
		this.service = service;
		this.stats = stats;
		this.denial = denial;
	}

	/**
	 * Handles mail in place of the callback that has thrown something.
	 * @param instance the instance that goes on
	 * @param mail the mail
	 * @param failure what was thrown
	 * @return the outcome, or {@code null} if it is no denial
	 */
	@Nullable Outcome<?> handle(Instance<?> instance, ServiceMail mail, Throwable failure) {
		if (!this.denial.isDenied(failure)) {
			return null;
		}
		this.warning.log(() -> "Denied " + mail.name().method() + " of service '" + this.service + "'"
				+ ((mail.connectionId() != null) ? " to client " + mail.connectionId() : "") + ": " + failure);
		mail.denied(failure);
		if (mail.mayReject()) {
			return REFUSED;
		}
		switch (mail.name()) {
			case INCOMING -> {
				dropped();
				answer(instance, mail.client());
			}
			case BROADCAST, INFO -> dropped();
			default -> {
			}
		}
		return instance.unchanged();
	}

	private void dropped() {
		this.stats.messageDropped(DropReason.FORBIDDEN);
	}

	private static void answer(Instance<?> instance, @Nullable Client client) {
		if (client != null) {
			instance.denied(client.connection());
		}
	}

}

package io.boss.websocket.service;

import io.boss.websocket.stats.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * Mail for an info of the application.
 */
final class InfoMail extends InformingMail {

	private final Object info;

	InfoMail(MailHandler handler, Object info, @Nullable Object origin) {
		super(handler, origin);
		this.info = info;
	}

	@Override
	boolean startsInstance() {
		return true;
	}

	@Override
	Object info() {
		return this.info;
	}

	@Override
	@Nullable DropReason loss(@Nullable DropReason service) {
		return service;
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.security.access;

import java.util.concurrent.atomic.AtomicBoolean;

import io.boss.websocket.log.LogLine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.DirectFieldAccessor;

/**
 * Reader of fields of Spring Security's objects that do not show what they have. Another
 * version of it may have something else there: then nothing is found, and the first time
 * a warning says so. Safe on any thread.
 */
public final class PrivateFields {

	private static final Log logger = LogFactory.getLog(PrivateFields.class);

	private final AtomicBoolean warned = new AtomicBoolean();

	/**
	 * Reads a field.
	 * @param <T> the type of the value
	 * @param owner what has the field, perhaps from a class above its own
	 * @param field the name of the field
	 * @param type the type that the value must have
	 * @param purpose what cannot be found out without it, for people
	 * @return the value, or {@code null} if it cannot be seen
	 */
	public <T> @Nullable T read(Object owner, String field, Class<T> type, String purpose) {
		try {
			Object value = new DirectFieldAccessor(owner).getPropertyValue(field);
			if (type.isInstance(value)) {
				return type.cast(value);
			}
			warn(owner, field, purpose, "it is no " + type.getSimpleName());
		}
		catch (RuntimeException ex) {
			warn(owner, field, purpose, LogLine.of(ex));
		}
		return null;
	}

	private void warn(Object owner, String field, String purpose, String why) {
		if (this.warned.compareAndSet(false, true)) {
			logger.warn(LogLine.of("Cannot tell " + purpose + ", and go on as if all were well: the field '" + field
					+ "' of " + owner.getClass().getName() + " cannot be read (" + why + ")"));
		}
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.faults;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * In which form the suite runs: short within the build, or long on demand, with
 * {@code -Dboss.faults.minutes}, as the profile {@code faults} says.
 */
final class Form {

	private static final Log logger = LogFactory.getLog(Form.class);

	private static final int MINUTES = Integer.getInteger("boss.faults.minutes", 0);

	private Form() {
	}

	static boolean isLong() {
		return MINUTES > 0;
	}

	/**
	 * Chooses by form.
	 * @param shortForm what the build takes
	 * @param longForm what is taken on demand
	 * @return one of them
	 */
	static int of(int shortForm, int longForm) {
		return isLong() ? longForm : shortForm;
	}

	/**
	 * How long something runs that may run as long as one likes.
	 * @param shortForm how long in the build
	 * @param share which part of the minutes it has on demand
	 * @return the time
	 */
	static Duration time(Duration shortForm, double share) {
		return isLong() ? Duration.ofMillis((long) (MINUTES * share * 60_000)) : shortForm;
	}

	/**
	 * Tells what was measured, as a row of the README's table has it.
	 * @param fault what was done
	 * @param measured what came of it
	 */
	static void report(String fault, String measured) {
		logger.info("FAULT | " + fault + " | " + (isLong() ? "long" : "short") + " | " + measured);
	}

}

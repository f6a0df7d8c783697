/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.tester;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Path of a service that looks most like one that no service has.
 *
 * @param paths the paths of all services
 */
record NearestPath(List<String> paths) {

	String hint(String path) {
		if (this.paths.isEmpty()) {
			return "There are no services.";
		}
		String nearest = this.paths.stream()
			.min(Comparator.comparingInt((other) -> distance(beginning(path, other), withoutKey(other))))
			.orElseThrow();
		if (isKey(path, nearest)) {
			return "No key of " + nearest + " is in the path " + path
					+ ": the template, a @ServiceKey parameter or a ServiceKeyCheck takes it for none, "
					+ "and the log says which.";
		}
		return "No service has the path " + path + ". The nearest is " + nearest + "; there are " + this.paths + ".";
	}

	private static boolean isKey(String path, String other) {
		String service = withoutKey(other);
		return !service.equals(other) && path.startsWith(service + "/");
	}

	private static String withoutKey(String path) {
		int key = path.indexOf("/{");
		return (key >= 0) ? path.substring(0, key) : path;
	}

	// A key may be anything, and says nothing about the service.
	private static String beginning(String path, String other) {
		if (other.indexOf("/{") < 0) {
			return path;
		}
		long segments = withoutKey(other).chars().filter((c) -> c == '/').count() + 1;
		return Arrays.stream(path.split("/", -1)).limit(segments).collect(Collectors.joining("/"));
	}

	// The distance of Levenshtein.
	private static int distance(String one, String other) {
		int[] row = new int[other.length() + 1];
		for (int j = 0; j <= other.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= other.length(); j++) {
				int replaced = diagonal + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[other.length()];
	}

}

package io.boss.websocket.test.tester;

import java.util.Comparator;
import java.util.List;

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
			.min(Comparator.comparingInt((other) -> distance(path, other)))
			.orElseThrow();
		return "No service has the path " + path + ". The nearest is " + nearest + "; there are " + this.paths + ".";
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

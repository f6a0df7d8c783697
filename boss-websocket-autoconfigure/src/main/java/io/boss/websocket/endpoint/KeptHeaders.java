package io.boss.websocket.endpoint;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.http.HttpHeaders;
import org.springframework.util.CollectionUtils;

/**
 * Copies headers to be kept as long as a connection lives, in a fraction of the memory
 * that a container's or Spring's own map takes.
 */
final class KeptHeaders {

	private static final int MAX_NAMES = 256;

	// Every client sends the same few names. Bounded, because clients choose them.
	private static final Map<String, String> names = new ConcurrentHashMap<>();

	private KeptHeaders() {
	}

	static HttpHeaders copyOf(HttpHeaders headers) {
		Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.forEach((name, values) -> copy.put(shared(name), List.copyOf(values)));
		return HttpHeaders.readOnlyHttpHeaders(CollectionUtils.toMultiValueMap(copy));
	}

	private static String shared(String name) {
		String shared = names.get(name);
		if (shared != null) {
			return shared;
		}
		if (names.size() < MAX_NAMES) {
			names.put(name, name);
		}
		return name;
	}

}

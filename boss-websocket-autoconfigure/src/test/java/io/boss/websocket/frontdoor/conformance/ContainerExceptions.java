package io.boss.websocket.frontdoor.conformance;

import java.util.Map;

/**
 * Where the containers' own engines do not do what a case expects. Ours has no
 * exceptions.
 */
final class ContainerExceptions {

	private static final Map<Stack, Map<String, String>> EXCEPTIONS = Map.of();

	private ContainerExceptions() {
	}

	/**
	 * Looks for an exception.
	 * @param stack the stack
	 * @param id the id of a case, of which an exception may name the beginning
	 * @return why the case does not hold, or {@code null} if it does
	 */
	static String of(Stack stack, String id) {
		return EXCEPTIONS.getOrDefault(stack, Map.of())
			.entrySet()
			.stream()
			.filter((exception) -> id.startsWith(exception.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

}

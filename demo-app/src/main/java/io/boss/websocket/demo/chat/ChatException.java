package io.boss.websocket.demo.chat;

/**
 * A request that is answered with a problem and changes nothing.
 */
class ChatException extends RuntimeException {

	private final ChatProblem problem;

	ChatException(ChatProblem problem) {
		// Clients cause it at will: no stack trace.
		super(problem.name(), null, false, false);
		this.problem = problem;
	}

	ChatProblem getProblem() {
		return this.problem;
	}

}

package io.boss.websocket.invocation;

/**
 * An annotated method has thrown a checked exception.
 */
final class CheckedCallbackException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	CheckedCallbackException(String method, Exception cause) {
		super(method + " has thrown " + cause, cause);
	}

}

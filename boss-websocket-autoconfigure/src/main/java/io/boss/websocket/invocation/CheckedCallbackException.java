package io.boss.websocket.invocation;

/**
 * An annotated method has thrown a checked exception.
 */
final class CheckedCallbackException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Exception exception;

	CheckedCallbackException(String method, Exception cause) {
		super(method + " has thrown " + cause, cause);
		this.exception = cause;
	}

	/**
	 * What the method has thrown.
	 * @return the exception
	 */
	Exception exception() {
		return this.exception;
	}

}

package io.boss.websocket.service;

/**
 * A bean cannot be a service, and the application must not start.
 */
public class InvalidServiceException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String mend;

	/**
	 * Creates an exception.
	 * @param problem what is wrong, with the name of the bean; no full stop
	 * @param mend what to do about it; no full stop
	 */
	public InvalidServiceException(String problem, String mend) {
		super(problem);
		this.mend = mend;
	}

	/**
	 * What to do about it.
	 * @return a sentence for the developer
	 */
	public String mend() {
		return this.mend;
	}

}

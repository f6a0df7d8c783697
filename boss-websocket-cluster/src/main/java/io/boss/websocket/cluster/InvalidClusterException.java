package io.boss.websocket.cluster;

/**
 * The cluster that an application asks for cannot be: its engine is missing, or can do
 * less than a feature needs.
 */
@SuppressWarnings("serial")
public class InvalidClusterException extends RuntimeException {

	private final String mend;

	/**
	 * Creates an exception.
	 * @param message what is wrong, without a full stop
	 * @param mend what to do about it, without a full stop
	 */
	public InvalidClusterException(String message, String mend) {
		super(message);
		this.mend = mend;
	}

	/**
	 * What to do about it.
	 * @return the mend
	 */
	public String mend() {
		return this.mend;
	}

}

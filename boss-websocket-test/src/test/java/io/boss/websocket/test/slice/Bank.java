package io.boss.websocket.test.slice;

/**
 * Bank that the service asks, and that is no bean unless a test makes it one.
 */
interface Bank {

	double open();

	double rate(String currency);

	void left(String user);

	void closed();

}

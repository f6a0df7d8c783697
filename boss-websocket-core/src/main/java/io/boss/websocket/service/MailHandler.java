package io.boss.websocket.service;

/**
 * Handler of the mail of one service, called when mail is taken out of the mailbox.
 */
@FunctionalInterface
interface MailHandler {

	/**
	 * Handles mail. Only inside a task of the service's executor.
	 * @param mail the mail
	 */
	void handle(ServiceMail mail);

}

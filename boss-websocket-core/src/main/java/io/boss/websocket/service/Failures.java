/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.service;

import java.util.function.Consumer;

import io.boss.websocket.BossConnection;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.CloseCode;
import io.boss.websocket.Outcome;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.log.LogTrace;
import io.boss.websocket.request.RequestProblem;
import io.boss.websocket.service.discovery.ServiceDescriptor;
import io.boss.websocket.stats.CallbackOutcome;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;
import io.boss.websocket.timing.EngineClock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Handling of mail whose callback has thrown an exception, or has returned an outcome
 * that is not allowed. The handler is asked first. A failure that it does not handle was
 * denied, is isolated, or ends the instance. In all cases but the last the state stays as
 * it was, a client that was joining is closed, and the instance goes on. Only inside
 * tasks of the service's executor.
 */
final class Failures {

	private static final Log logger = LogFactory.getLog(Failures.class);

	private static final int MAX_SUPPRESSED = 3;

	private final ServiceContext service;

	private final boolean annotated;

	private final ErrorPolicy policy;

	private final FailureAnswer answer;

	private final ServiceStats stats;

	private final AccessDenial denial;

	private final EngineClock clock;

	// Made for the first failure that counts.
	private @Nullable CrashAllowance allowance;

	Failures(ServiceContext service) {
		ServiceDescriptor descriptor = service.descriptor();
		ServiceSettings.Errors errors = service.settings().errors();
		this.service = service;
		this.annotated = descriptor.annotated();
		this.policy = errors.policy(descriptor.annotated());
		this.answer = errors.answer();
		this.stats = service.stats();
		this.denial = service.environment().denial();
		this.clock = service.clock();
	}

	/**
	 * Handles mail in place of the callback that has failed.
	 * @param instance the instance that goes on, if it does
	 * @param mail the mail
	 * @param cause what was thrown
	 * @return how it goes on
	 * @throws Throwable what ends the instance
	 */
	Settlement settle(Instance<?> instance, ServiceMail mail, Throwable cause) throws Throwable {
		boolean denied = this.denial.isDenied(cause);
		Outcome<?> outcome;
		try {
			outcome = instance.recover(mail, failureOf(mail, cause));
		}
		catch (Throwable ex) {
			return unhandled(instance, mail, withCause(ex, cause));
		}
		if (denied) {
			dropped(mail, DropReason.FORBIDDEN);
		}
		mail.failed(cause, denied);
		return new Settlement(CallbackOutcome.HANDLED, outcome, null);
	}

	private static CallbackFailure failureOf(ServiceMail mail, Throwable cause) {
		Client client = mail.client();
		return new CallbackFailure(mail.name().method(), cause, (client != null) ? client.connection() : null,
				mail.content());
	}

	// What the handler throws instead is the failure from now on, and tells of the first.
	private static Throwable withCause(Throwable thrown, Throwable cause) {
		// One that is thrown again and again must not grow each time.
		if (!follows(thrown, cause) && thrown.getSuppressed().length < MAX_SUPPRESSED) {
			thrown.addSuppressed(cause);
		}
		return thrown;
	}

	private static boolean follows(Throwable thrown, Throwable cause) {
		try {
			Throwable known = thrown;
			for (int depth = 0; known != null && known != cause && depth < 16; depth++) {
				known = known.getCause();
			}
			return known == cause;
		}
		catch (Throwable ex) {
			// What an application throws is its own.
			return thrown == cause;
		}
	}

	private Settlement unhandled(Instance<?> instance, ServiceMail mail, Throwable failure) throws Throwable {
		if (this.denial.isDenied(failure)) {
			deny(mail, failure);
			return new Settlement(CallbackOutcome.DENIED, instance.unchanged(), failure);
		}
		Client client = mail.client();
		if (client == null || !isIsolated(mail, client, failure)) {
			throw failure;
		}
		return new Settlement(CallbackOutcome.ISOLATED, instance.unchanged(), failure);
	}

	private boolean isIsolated(ServiceMail mail, Client client, Throwable failure) {
		if (this.policy == ErrorPolicy.ISOLATE && !(failure instanceof Error)) {
			isolate(mail, failure, "boss.websocket.on-error");
			return true;
		}
		CrashAllowance.Verdict verdict = allowance().charge(client.connection(), this.clock.nanoTime());
		if (verdict == CrashAllowance.Verdict.RESTART) {
			return false;
		}
		this.stats.restartSpared();
		boolean close = verdict == CrashAllowance.Verdict.CLOSE;
		isolate(mail, failure, close ? "boss.websocket.restart.max-per-client"
				: "boss.websocket.restart.max-per-client or max-by-clients");
		if (close) {
			client.connection().close(CloseCode.POLICY_VIOLATION, "messages of this client crash the service");
		}
		return true;
	}

	private CrashAllowance allowance() {
		CrashAllowance allowance = this.allowance;
		if (allowance == null) {
			allowance = new CrashAllowance(this.service.settings().restart());
			this.allowance = allowance;
		}
		return allowance;
	}

	private void deny(ServiceMail mail, Throwable failure) {
		this.service.log().often(ServiceLog.Topic.DENIED, () -> "Denied " + what(mail) + ": " + LogLine.of(failure));
		mail.failed(failure, true);
		dropped(mail, DropReason.FORBIDDEN);
		boolean asked = tellRequest(mail, RequestProblem.DENIAL);
		if (this.annotated && isAnswered(mail, asked)) {
			tell(mail, this.answer::denied);
		}
	}

	private void isolate(ServiceMail mail, Throwable failure, String property) {
		String text = what(mail) + " has failed, and the service goes on (" + property + ")";
		this.service.log().isolated(mail.name(), text, failure);
		mail.failed(failure, false);
		dropped(mail, DropReason.FAILED);
		boolean asked = tellRequest(mail, RequestProblem.FAILURE);
		if (mail instanceof OverflowMail || isAnswered(mail, asked)) {
			tell(mail, this.answer::failed);
		}
	}

	private boolean isAnswered(ServiceMail mail, boolean asked) {
		return (mail instanceof IncomingMail || mail instanceof TaskMail) && (!asked || this.answer.closes());
	}

	// Whatever the policy is: who asks must not wait in vain. What comes back of work is
	// about a request only while that is open.
	private static boolean tellRequest(ServiceMail mail, RequestProblem problem) {
		Client client = mail.client();
		if (client == null) {
			return false;
		}
		if (mail instanceof TaskMail) {
			return problem.endIfOpen(client.connection(), mail.message());
		}
		return mail instanceof IncomingMail && problem.tell(client.connection(), mail.message());
	}

	private String what(ServiceMail mail) {
		return mail.name().method() + " of service '" + this.service.label() + "'"
				+ ((mail.connectionId() != null) ? " for client " + mail.connectionId() : "");
	}

	private void dropped(ServiceMail mail, DropReason reason) {
		switch (mail.name()) {
			case INCOMING, BROADCAST, INFO -> this.stats.messageDropped(reason);
			default -> {
			}
		}
	}

	// The answer needs converters, which are the application's own.
	private static void tell(ServiceMail mail, Consumer<BossConnection> answer) {
		Client client = mail.client();
		if (client == null) {
			return;
		}
		try {
			answer.accept(client.connection());
		}
		catch (Throwable ex) {
			LogTrace.debug(logger, "Client " + mail.connectionId() + " could not be told", ex);
		}
	}

	/**
	 * Way in which an instance goes on after a failure.
	 *
	 * @param kind how the callback has ended
	 * @param outcome takes the place of the outcome of the callback
	 * @param failure the failure that was not handled, or {@code null} if the handler has
	 * handled it
	 */
	record Settlement(CallbackOutcome kind, Outcome<?> outcome, @Nullable Throwable failure) {
	}

}

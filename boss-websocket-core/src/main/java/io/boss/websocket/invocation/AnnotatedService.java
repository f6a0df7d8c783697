/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.invocation;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.conversion.ServiceConverter;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.log.RateLimitedWarning;
import io.boss.websocket.stats.DropReason;
import io.boss.websocket.stats.ServiceStats;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Objects that all instances of an annotated service share.
 *
 * @param name the name of the service
 * @param methods its annotated methods
 * @param errors those of them that handle failures, by what they handle
 * @param advice handlers of failures of this and other services, in no order
 * @param keys the parameters that get the key of an instance
 * @param resolvers the argument resolvers
 * @param converter the converter of its messages
 * @param reader its short way to what messages are converted to
 * @param policy what is done about invalid messages
 * @param detailed whether clients are told why a message is invalid
 * @param stats counts them
 * @param late sees to answers that come later than their callbacks
 * @param warning logs them
 * @param unhandled logs broadcasts that no method takes
 */
record AnnotatedService(String name, ServiceMethods methods, ErrorMethods errors, List<ErrorAdvice> advice,
		KeyParameters keys, ArgumentResolvers resolvers, ServiceConverter converter,
		Function<BossMessage.Text, @Nullable Object> reader, InvalidMessagePolicy policy, boolean detailed,
		ServiceStats stats, LateAnswers late, RateLimitedWarning warning, RateLimitedWarning unhandled) {

	private static final Log logger = LogFactory.getLog(AnnotatedService.class);

	AnnotatedService(String name, ServiceMethods methods, ErrorMethods errors, List<ErrorAdvice> advice,
			KeyParameters keys, ArgumentResolvers resolvers, ServiceConverter converter, InvalidMessagePolicy policy,
			boolean detailed, ServiceStats stats, Predicate<Throwable> denied) {
		this(name, methods, errors, advice, keys, resolvers, converter, reader(methods, converter), policy, detailed,
				stats, new LateAnswers(denied, policy, stats), new RateLimitedWarning(logger),
				new RateLimitedWarning(logger));
	}

	private static Function<BossMessage.Text, @Nullable Object> reader(ServiceMethods methods,
			ServiceConverter converter) {
		Class<?> type = methods.messageType();
		return (type != null) ? converter.reader(type, methods.onlyConverted()) : (text) -> null;
	}

	void report(BoundMethod method, InvalidPayloadException invalid) {
		this.stats.messageDropped(DropReason.INVALID);
		this.warning.log(() -> "Service '" + this.name + "' has not called " + method.method().label()
				+ ": what it takes is invalid (" + invalid.problem() + "): "
				+ invalid.reason().getClass().getSimpleName());
	}

	/**
	 * A broadcast has come that no method takes. Nothing else logs it: the sender was
	 * answered when it was taken into the mailbox.
	 * @param type its class
	 */
	void reportUnhandled(Class<?> type) {
		this.stats.messageDropped(DropReason.UNHANDLED);
		this.unhandled.log(() -> "Service '" + this.name + "' has no @OnBroadcast method that takes " + type.getName()
				+ ": broadcasts of this type are dropped");
	}

	/**
	 * A method has answered a failure that no client has to do with.
	 * @param method the method
	 * @param failure the failure
	 */
	void reportReply(BoundMethod method, CallbackFailure failure) {
		this.warning.log(() -> "What " + method.method().label() + " has returned for " + failure.callback()
				+ " of service '" + this.name + "' is sent to nobody: the callback was not about a client");
	}

	void report(InvalidMessage invalid, BossConnection client) {
		this.stats.messageDropped(DropReason.INVALID);
		explain(invalid, client);
		this.warning.log(() -> "Client " + client.id() + " of service '" + address(client)
				+ "' has sent an invalid message (" + invalid.problem() + ", " + invalid.message() + "): "
				+ invalid.cause().getClass().getSimpleName());
	}

	/**
	 * Logs why a client's message is not handled, for debugging.
	 * @param invalid the message
	 * @param client the client
	 */
	void explain(InvalidMessage invalid, BossConnection client) {
		if (logger.isDebugEnabled()) {
			logger.debug(LogLine
				.of("Client " + client.id() + " of service '" + address(client) + "' has sent a message that is "
						+ "not handled (" + invalid.problem() + "): " + invalid.reason()));
		}
	}

	private String address(BossConnection client) {
		return (client.key() != null) ? this.name + "/" + client.key() : this.name;
	}

}

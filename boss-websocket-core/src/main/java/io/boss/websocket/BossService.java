/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * Annotation for a bean that is a WebSocket service: one URL
 * ({@code <boss.base-url>/websocket/<name>}), one private state, callbacks that run
 * strictly one at a time. The bean implements {@link BossServiceHandler}, or has
 * annotated methods.
 * <p>
 * The annotation is a stereotype, so component scanning finds the class; the name of the
 * service is not the name of the bean. A singleton bean keeps its state in the value that
 * {@link BossServiceHandler#init()} returns; a bean of scope {@code prototype} may keep
 * it in fields as well, because each start of the service gets a fresh bean.
 * <p>
 * A service may have keys: {@code @BossService("room/{id}")} has an instance, a state and
 * a mailbox for each value of {@code id}, and the URL of one of them is
 * {@code <boss.base-url>/websocket/room/42}. The instance of a key starts when a client
 * comes, or an info or a call, and ends when nothing has been going on for
 * {@code boss.websocket.keyed.idle-timeout}. Callbacks of one key run one at a time,
 * those of different keys at the same time: a singleton bean is one object for all of
 * them, a bean of scope {@code prototype} is one for each start of a key. Each node of a
 * cluster has its own instance of a key, for its own clients.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Component
public @interface BossService {

	/**
	 * Alias for {@link #name()}.
	 * @return the name of the service
	 */
	@AliasFor("name")
	String value() default "";

	/**
	 * Name of the service: the last segment of its URL. Lower-case letters, digits,
	 * {@code -}, {@code _} and {@code .}, beginning with a letter or digit. When empty it
	 * is derived from the class: {@code ChatService} and {@code ChatWebSocket} are
	 * {@code chat}, {@code OrderBookService} is {@code order-book}.
	 * <p>
	 * Of a service with keys, the template: a name, then one to three variables in the
	 * syntax of Spring's {@code PathPattern}, each a segment of its own, such as
	 * <code>game/{region}/{match:[0-9]+}</code>. The name alone stands for the service in
	 * properties, meters and logs. Values of variables are decoded; none is empty,
	 * {@code .} or {@code ..}, or has a slash or a control character. A URL whose key the
	 * template does not match gets 404.
	 * @return the name of the service, or its template
	 */
	@AliasFor("value")
	String name() default "";

	/**
	 * Subprotocols that the service speaks, best first (RFC 6455, section 1.9). When
	 * given, the best one that the client offers is chosen, and a client that offers none
	 * of them is refused. When empty, the first that a client offers and that looks like
	 * a name is echoed, because a browser drops a connection whose offer goes unanswered:
	 * the name of the service, or words in small letters with versions of two digits. A
	 * word that may be a token is never echoed.
	 * @return the subprotocols
	 */
	String[] subprotocols() default {};

	/**
	 * When an instance that has ended is replaced by the supervisor.
	 * @return the restart policy
	 */
	RestartPolicy restart() default RestartPolicy.PERMANENT;

	/**
	 * Scope of the service in a cluster: the nodes on which it runs. A service with keys
	 * runs on each node.
	 * @return the scope, which has nothing to do with the scope of the bean
	 */
	ServiceScope scope() default ServiceScope.NODE;

}

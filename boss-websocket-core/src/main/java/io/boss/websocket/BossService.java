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
	 * @return the name of the service
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
	 * Scope of the service in a cluster: the nodes on which it runs.
	 * @return the scope, which has nothing to do with the scope of the bean
	 */
	ServiceScope scope() default ServiceScope.NODE;

}

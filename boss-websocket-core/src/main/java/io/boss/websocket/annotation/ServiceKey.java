package io.boss.websocket.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Annotation for a parameter that gets the key of the instance, in any callback of a
 * keyed service ({@code @BossService("room/{id}")}): a {@code String}, a
 * {@code java.util.UUID}, a {@code long} or whatever else the conversion service makes of
 * text. An {@link io.boss.websocket.InstanceKey InstanceKey} needs no annotation. A key
 * that cannot be converted is none, and its handshakes get 404.
 *
 * @since 0.1.0
 */
@Target({ ElementType.PARAMETER, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface ServiceKey {

	/**
	 * Name of a variable of the template.
	 * @return the name; may be empty if the template has one variable
	 */
	String value() default "";

}

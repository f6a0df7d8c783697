package io.boss.websocket.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method that is called when a client reads too slowly and everything that waited for
 * it was dropped ({@link io.boss.websocket.OverflowPolicy#RESYNC}). What it returns,
 * other than state, is sent to the client, and is the first thing that arrives. At most
 * one.
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnOverflow {

}

/**
 * The smallest service: it repeats what it hears.
 */
@NullMarked
package io.boss.websocket.demo.echo;

import org.jspecify.annotations.NullMarked;

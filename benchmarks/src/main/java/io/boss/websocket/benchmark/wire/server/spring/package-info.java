/**
 * Servers with Spring's own means, without this project.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.server.spring;

import org.jspecify.annotations.NullMarked;

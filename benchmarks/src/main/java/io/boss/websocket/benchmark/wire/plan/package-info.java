/**
 * What is measured: which servers, which scenarios, how long and how often.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.plan;

import org.jspecify.annotations.NullMarked;

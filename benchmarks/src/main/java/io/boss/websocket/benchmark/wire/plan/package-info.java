/**
 * Plan of the measurements: servers, scenarios, duration and rounds.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.plan;

import org.jspecify.annotations.NullMarked;

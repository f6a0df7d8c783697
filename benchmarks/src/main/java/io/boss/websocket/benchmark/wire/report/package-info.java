/**
 * Processing of the results: medians, ratios, targets and a document.
 */
@NullMarked
package io.boss.websocket.benchmark.wire.report;

import org.jspecify.annotations.NullMarked;

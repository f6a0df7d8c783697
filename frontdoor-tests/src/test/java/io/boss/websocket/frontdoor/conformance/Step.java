package io.boss.websocket.frontdoor.conformance;

/**
 * One thing that the client of a case does or expects.
 */
@FunctionalInterface
interface Step {

	void take(Exchange exchange);

}

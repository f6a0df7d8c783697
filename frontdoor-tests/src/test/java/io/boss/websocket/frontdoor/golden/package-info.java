/**
 * Every byte that a client gets which negotiates nothing, as recorded before there was
 * anything to negotiate.
 */
package io.boss.websocket.frontdoor.golden;

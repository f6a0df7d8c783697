/**
 * Behaviour through the front door: real servers, real clients.
 */
package io.boss.websocket.frontdoor;

/**
 * The services that README.md shows, run by tests.
 */
package io.boss.websocket.readme;

/**
 * What may go wrong around a server, and what must hold all the same.
 */
package io.boss.websocket.faults;

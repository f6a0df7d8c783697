/**
 * Requests of clients and their answers on the wire ({@code boss.id}, {@code boss.re}):
 * how they are read and written, which are open, and what ends them.
 */
@NullMarked
package io.boss.websocket.request;

import org.jspecify.annotations.NullMarked;

/**
 * Service for authenticated users, with a ticket or a token that a browser can show.
 */
@NullMarked
package io.boss.websocket.demo.account;

import org.jspecify.annotations.NullMarked;

/**
 * The pages, tried in a real browser.
 */
@NullMarked
package io.boss.websocket.demo.browser;

import org.jspecify.annotations.NullMarked;

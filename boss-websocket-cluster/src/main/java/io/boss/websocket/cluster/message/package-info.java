/**
 * Messages between nodes as bytes: an envelope that versions agree on, and the types that
 * a payload may have.
 */
@NullMarked
package io.boss.websocket.cluster.message;

import org.jspecify.annotations.NullMarked;

/**
 * What every engine must do, on the broker that it is for.
 */
@NullMarked
package io.boss.websocket.cluster.engine;

import org.jspecify.annotations.NullMarked;

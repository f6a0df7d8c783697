/**
 * Vocabulary that a user of stateful WebSocket services writes against.
 */
@API(status = API.Status.MAINTAINED, since = "0.1.0")
@NullMarked
package io.boss.websocket;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

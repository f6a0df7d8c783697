/**
 * Application events about services and their clients.
 */
@API(status = API.Status.MAINTAINED, since = "0.1.0")
@NullMarked
package io.boss.websocket.event;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

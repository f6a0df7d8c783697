/**
 * Observations of callbacks: names, tags and the convention that an application may
 * replace.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@NullMarked
package io.boss.websocket.observation;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

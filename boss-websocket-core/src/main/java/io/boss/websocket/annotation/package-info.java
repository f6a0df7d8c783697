/**
 * Annotations for the methods of a service and their parameters.
 */
@API(status = API.Status.MAINTAINED, since = "0.1.0")
@NullMarked
package io.boss.websocket.annotation;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

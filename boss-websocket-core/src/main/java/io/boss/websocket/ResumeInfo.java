/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket;

import java.time.Duration;

/**
 * Return of a client whose session has outlived its socket.
 *
 * @param away how long the client had no socket; zero if the new one has come before the
 * old one was missed
 * @param replayed how many messages were sent to it once more, because it had not
 * received them before; what was sent while it was away is not among them
 * @param takenOver whether the old socket still seemed to be alive, and was closed for
 * the new one; {@link BossServiceHandler#handleDrop} was not called then
 * @since 0.1.0
 */
public record ResumeInfo(Duration away, int replayed, boolean takenOver) {
}

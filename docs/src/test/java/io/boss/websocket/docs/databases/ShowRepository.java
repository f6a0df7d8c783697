/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import org.springframework.data.jpa.repository.JpaRepository;

interface ShowRepository extends JpaRepository<Show, String> {

}

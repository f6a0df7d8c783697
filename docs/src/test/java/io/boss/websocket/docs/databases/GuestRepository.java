/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.docs.databases;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface GuestRepository extends JpaRepository<Guest, UUID> {

}

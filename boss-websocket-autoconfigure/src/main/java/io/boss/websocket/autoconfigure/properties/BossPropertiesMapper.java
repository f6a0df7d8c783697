/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure.properties;

import java.time.Duration;

import io.boss.websocket.config.ResumeLimits;
import io.boss.websocket.limit.ApplicationLimits;
import io.boss.websocket.mailbox.MailboxTotal;
import io.boss.websocket.service.lifecycle.DrainSettings;

/**
 * Mapper from the properties of the whole application to settings of the engine, which
 * refuses what cannot be meant.
 */
public final class BossPropertiesMapper {

	/**
	 * Name below which the properties of slow work are.
	 */
	public static final String WORK = WorkPropertiesMapper.PREFIX;

	private final BossProperties properties;

	/**
	 * Creates a mapper.
	 * @param properties the properties
	 */
	public BossPropertiesMapper(BossProperties properties) {
		this.properties = properties;
	}

	/**
	 * Refuses what cannot be meant, also what nobody reads with the web server or the
	 * features that are there.
	 * @return this
	 */
	public BossPropertiesMapper check() {
		BossPropertiesChecker.check(this.properties);
		return this;
	}

	/**
	 * Settings of the shutdown.
	 * @param phaseTimeout how long a phase of the shutdown may take
	 * @return the settings
	 */
	public DrainSettings drain(Duration phaseTimeout) {
		return DrainPropertiesMapper.settings(this.properties.websocket().drain(), phaseTimeout);
	}

	/**
	 * Limits of all services together.
	 * @return the limits
	 */
	public ApplicationLimits limits() {
		return LimitPropertiesMapper.limits(this.properties.websocket().limits());
	}

	/**
	 * Limits of the sessions that outlive their sockets.
	 * @return the limits
	 */
	public ResumeLimits resume() {
		return ResumePropertiesMapper.limits(this.properties.websocket().resume());
	}

	/**
	 * Total of what may wait in all mailboxes.
	 * @param maxMessageSize the size of the largest message that a service takes, in
	 * bytes
	 * @return the total
	 */
	public MailboxTotal mailboxes(int maxMessageSize) {
		return LimitPropertiesMapper.mailboxes(this.properties.websocket().limits(), maxMessageSize);
	}

	/**
	 * Properties of what clients are authenticated by.
	 * @return the properties
	 */
	public BossProperties.Authentication authentication() {
		return AuthenticationProperties.check(this.properties);
	}

	/**
	 * Number of threads that write to sockets.
	 * @return the number
	 */
	public int loops() {
		return DirectPropertiesMapper.loops(this.properties.websocket().direct());
	}

	/**
	 * Size of each of the buffers that Tomcat keeps for a connection.
	 * @return the size in bytes
	 */
	public long bufferSize() {
		return DirectPropertiesMapper.bufferSize(this.properties.websocket().direct());
	}

}

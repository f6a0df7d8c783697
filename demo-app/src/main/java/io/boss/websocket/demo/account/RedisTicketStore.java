/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.boss.websocket.security.Ticket;
import io.boss.websocket.security.TicketStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/**
 * {@link TicketStore} in Redis, so that a ticket that one node has made can be used at
 * another. Redis forgets tickets that are void, and gives each to one node only. A client
 * that has shown a token gets no ticket: it would have to end with the token, which is
 * not kept here.
 */
@Component
@Profile("cluster")
class RedisTicketStore implements TicketStore {

	private static final String PREFIX = "boss-demo.ticket.";

	private final StringRedisTemplate redis;

	private final JsonMapper json;

	RedisTicketStore(StringRedisTemplate redis, JsonMapper json) {
		this.redis = redis;
		this.json = json;
	}

	@Override
	public boolean put(String hash, Ticket ticket) {
		if (!(ticket.authentication() instanceof UsernamePasswordAuthenticationToken)) {
			return false;
		}
		this.redis.opsForValue()
			.set(PREFIX + hash, this.json.writeValueAsString(Kept.of(ticket)),
					Duration.between(Instant.now(), ticket.expires()));
		return true;
	}

	@Override
	public @Nullable Ticket take(String hash) {
		String kept = this.redis.opsForValue().getAndDelete(PREFIX + hash);
		return (kept != null) ? this.json.readValue(kept, Kept.class).ticket() : null;
	}

	record Kept(String user, List<String> authorities, @Nullable String service, @Nullable String httpSessionId,
			Instant expires) {

		private static Kept of(Ticket ticket) {
			Authentication authentication = ticket.authentication();
			return new Kept(authentication.getName(),
					authentication.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList(),
					ticket.service(), ticket.httpSessionId(), ticket.expires());
		}

		private Ticket ticket() {
			return new Ticket(
					UsernamePasswordAuthenticationToken.authenticated(this.user, null,
							AuthorityUtils.createAuthorityList(this.authorities)),
					this.service, this.httpSessionId, this.expires);
		}

	}

}

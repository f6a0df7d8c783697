/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.demo.browser;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.CloseCode;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnJoin;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/**
 * Services that crash, block, send too much and take all kinds of messages, and a filter
 * that answers in place of the actuator.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import({ ConsoleServices.Fragile.class, ConsoleServices.Held.class, ConsoleServices.Flood.class,
		ConsoleServices.Lounge.class, ConsoleServices.Forms.class })
class ConsoleServices {

	static final String MARKUP = "<img src=x onerror=alert(1)>";

	/**
	 * The status with which the actuator's JSON is answered, 0 for the actuator's own
	 * answer.
	 */
	static final AtomicInteger STATUS = new AtomicInteger();

	@Bean
	FilterRegistrationBean<Filter> statusFilter() {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
			String path = ((HttpServletRequest) request).getRequestURI();
			if (STATUS.get() != 0 && path.startsWith("/actuator") && !path.contains("_console")) {
				((HttpServletResponse) response).setStatus(STATUS.get());
				return;
			}
			chain.doFilter(request, response);
		});
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	/**
	 * Ends with each message, and quotes it.
	 */
	@BossService("fragile")
	static class Fragile {

		@OnIncoming
		void said(String text) {
			throw new IllegalStateException("cannot bear " + text);
		}

	}

	/**
	 * A callback of this service ends when its latch is counted down.
	 */
	@BossService("held")
	static class Held {

		@OnInfo
		void hold(CountDownLatch end) throws InterruptedException {
			end.await();
		}

	}

	/**
	 * Sends more than somebody reads who does not read.
	 */
	@BossService("flood")
	static class Flood {

		private static final int MESSAGES = 40;

		@OnIncoming
		void flood(String text, BossConnection client) {
			BossMessage message = BossMessage.text("o".repeat(1024 * 1024));
			for (int i = 0; i < MESSAGES; i++) {
				client.send(message);
			}
		}

	}

	/**
	 * An instance for each key, which may be markup.
	 */
	@BossService("lounge/{name}")
	static class Lounge {

		@OnJoin
		void joined(BossConnection client) {
			client.send("welcome");
		}

		@OnIncoming
		void said(String text, BossConnection client) {
			client.send(text);
		}

		@OnBroadcast
		void heard(String text) {
		}

	}

	/**
	 * Takes messages of many kinds, and answers with what it has understood.
	 */
	@BossService("forms")
	static class Forms {

		@OnIncoming
		Understood bought(Order.Buy order) {
			return new Understood(order.toString());
		}

		@OnIncoming
		void ended(Order.End end, BossConnection client) {
			client.close(CloseCode.of(4711), end.reason());
		}

	}

	/**
	 * What {@link Forms} answers.
	 *
	 * @param text what was understood
	 */
	record Understood(String text) {
	}

	/**
	 * Message to {@link Forms}.
	 */
	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	@JsonSubTypes({ @JsonSubTypes.Type(Order.Buy.class), @JsonSubTypes.Type(Order.End.class) })
	sealed interface Order {

		/**
		 * Wish to buy.
		 *
		 * @param item what
		 * @param amount how much of it
		 * @param gift whether it is a present
		 * @param size how large
		 * @param address where to
		 * @param notes what to think of
		 * @param due when
		 * @param labels anything else
		 */
		@JsonTypeName("buy")
		record Buy(String item, int amount, boolean gift, Size size, @Nullable Address address, List<String> notes,
				@Nullable LocalDate due, Map<String, String> labels) implements Order {
		}

		/**
		 * Wish to end.
		 *
		 * @param reason why
		 */
		@JsonTypeName("end")
		record End(String reason) implements Order {
		}

	}

	/**
	 * Size of an item.
	 */
	enum Size {

		/**
		 * Less than most.
		 */
		SMALL,

		/**
		 * More than most.
		 */
		LARGE

	}

	/**
	 * Address.
	 *
	 * @param street the street
	 * @param city the city
	 */
	record Address(String street, String city) {
	}

}

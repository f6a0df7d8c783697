package io.boss.websocket.autoconfigure;

import io.boss.websocket.BossMessage;
import io.boss.websocket.outbound.MessageEncoder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.converter.MessageConversionException;

/**
 * How objects become messages: by the application's {@link JsonMapper}.
 */
@Configuration(proxyBeanMethods = false)
class MessageEncoderConfiguration {

	// The beans of a nested class are defined before those of the class around it.
	@Bean
	@ConditionalOnMissingBean
	MessageEncoder bossMessageEncoder() {
		return (payload) -> {
			throw new MessageConversionException("Cannot write " + payload.getClass().getName()
					+ " as JSON: there is no JsonMapper, add spring-boot-starter-jackson");
		};
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JsonMapper.class)
	@ConditionalOnBean(JsonMapper.class)
	static class Jackson {

		@Bean
		@ConditionalOnMissingBean
		MessageEncoder bossJsonMessageEncoder(JsonMapper mapper) {
			return (payload) -> {
				try {
					return BossMessage.text(mapper.writeValueAsString(payload));
				}
				catch (JacksonException ex) {
					throw new MessageConversionException(
							"Cannot write " + payload.getClass().getName() + " as JSON: " + ex.getOriginalMessage(),
							ex);
				}
			};
		}

	}

}

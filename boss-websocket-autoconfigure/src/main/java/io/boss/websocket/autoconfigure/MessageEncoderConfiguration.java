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
import org.springframework.context.annotation.Import;
import org.springframework.messaging.converter.MessageConversionException;

/**
 * How objects become messages: by the application's {@link JsonMapper}.
 */
@Configuration(proxyBeanMethods = false)
@Import({ MessageEncoderConfiguration.Jackson.class, MessageEncoderConfiguration.None.class })
class MessageEncoderConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JsonMapper.class)
	@ConditionalOnBean(JsonMapper.class)
	static class Jackson {

		@Bean
		@ConditionalOnMissingBean
		MessageEncoder bossMessageEncoder(JsonMapper mapper) {
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

	@Configuration(proxyBeanMethods = false)
	static class None {

		@Bean
		@ConditionalOnMissingBean
		MessageEncoder bossMessageEncoder() {
			return (payload) -> {
				throw new MessageConversionException("Cannot write " + payload.getClass().getName()
						+ " as JSON: there is no JsonMapper, add spring-boot-starter-jackson");
			};
		}

	}

}

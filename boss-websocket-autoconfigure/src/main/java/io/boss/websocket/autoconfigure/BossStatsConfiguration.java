package io.boss.websocket.autoconfigure;

import io.boss.websocket.metrics.MicrometerBossStats;
import io.boss.websocket.stats.BossStats;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Who counts what happens: Micrometer, where there is a registry.
 */
@Configuration(proxyBeanMethods = false)
class BossStatsConfiguration {

	// The beans of a nested class are defined before those of the class around it.
	@Bean
	@ConditionalOnMissingBean
	BossStats bossStats() {
		return BossStats.NONE;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnBean(MeterRegistry.class)
	static class Micrometer {

		@Bean
		@ConditionalOnMissingBean(BossStats.class)
		MicrometerBossStats bossMicrometerStats(MeterRegistry registry) {
			return new MicrometerBossStats(registry);
		}

	}

}

package io.boss.websocket.autoconfigure;

import io.boss.websocket.metrics.MicrometerBossStats;
import io.boss.websocket.stats.BossStats;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Who counts what happens: Micrometer, where there is a registry.
 */
@Configuration(proxyBeanMethods = false)
@Import({ BossStatsConfiguration.Micrometer.class, BossStatsConfiguration.None.class })
class BossStatsConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnBean(MeterRegistry.class)
	static class Micrometer {

		@Bean
		@ConditionalOnMissingBean(BossStats.class)
		MicrometerBossStats bossStats(MeterRegistry registry) {
			return new MicrometerBossStats(registry);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class None {

		@Bean
		@ConditionalOnMissingBean
		BossStats bossStats() {
			return BossStats.NONE;
		}

	}

}

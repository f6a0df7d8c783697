package io.boss.websocket.autoconfigure;

import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.SingleNode;
import io.boss.websocket.cluster.connection.ClusterConnections;
import io.boss.websocket.cluster.connection.LocalConnections;
import io.boss.websocket.cluster.gather.AskingNode;
import io.boss.websocket.conversion.ServiceConverters;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How connections are reached by their ids and users: on this node, and on others if
 * there is a cluster.
 */
@Configuration(proxyBeanMethods = false)
class ConnectionsConfiguration {

	private static final int MAX_FORWARDED = 512 * 1024;

	@Bean
	LocalConnections bossLocalConnections() {
		return new LocalConnections();
	}

	@Bean
	AskingNode bossAskingNode(ObjectProvider<ClusterMessaging> messaging, EngineExecutors executors) {
		return new AskingNode(messaging.getIfAvailable(SingleNode::new), executors.scheduler(), executors.executor());
	}

	@Bean
	ClusterConnections bossClusterConnections(LocalConnections connections, AskingNode node,
			ServiceConverters converters) {
		return new ClusterConnections(connections, node, converters::write, MAX_FORWARDED, (loss) -> {
		});
	}

}

package io.boss.websocket.test.plain;

import io.boss.websocket.broadcast.BroadcastTransport;
import io.boss.websocket.broadcast.InProcessBroadcastTransport;
import io.boss.websocket.cluster.ClusterMessaging;
import io.boss.websocket.cluster.SingleNode;
import io.boss.websocket.stats.ClusterStats;

/**
 * Link between a node and others.
 *
 * @param name the name of the node
 * @param messaging reaches other nodes
 * @param transport carries broadcasts
 * @param stats counts messages between nodes
 */
public record NodeLink(String name, ClusterMessaging messaging, BroadcastTransport transport, ClusterStats stats) {

	/**
	 * Link of a node that is alone.
	 * @return the link
	 */
	static NodeLink none() {
		return new NodeLink("node-1", new SingleNode(), new InProcessBroadcastTransport(), ClusterStats.NONE);
	}

}

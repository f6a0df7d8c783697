package io.boss.websocket.cluster.node;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.MembershipListener;
import io.boss.websocket.log.LogLine;
import io.boss.websocket.log.RateLimitedWarning;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Several listeners as one that does not throw.
 */
final class MembershipListeners implements MembershipListener {

	private static final Log logger = LogFactory.getLog(MembershipListeners.class);

	private final List<MembershipListener> listeners = new CopyOnWriteArrayList<>();

	private final RateLimitedWarning failures = new RateLimitedWarning(logger);

	void add(MembershipListener listener) {
		this.listeners.add(listener);
	}

	@Override
	public void joined(ClusterMember member) {
		tell((listener) -> listener.joined(member));
	}

	@Override
	public void heard(ClusterMember member) {
		tell((listener) -> listener.heard(member));
	}

	@Override
	public void left(ClusterMember member) {
		tell((listener) -> listener.left(member));
	}

	private void tell(Consumer<MembershipListener> change) {
		for (MembershipListener listener : this.listeners) {
			try {
				change.accept(listener);
			}
			catch (Throwable ex) {
				this.failures.log(() -> "A listener could not be told of another node: " + LogLine.of(ex));
			}
		}
	}

}

package io.boss.websocket.stats;

import java.util.function.Consumer;

/**
 * Keeps what fails while it counts from what it counts.
 */
final class GuardedClusterStats implements ClusterStats {

	private final ClusterStats delegate;

	private final Consumer<RuntimeException> failed;

	GuardedClusterStats(ClusterStats delegate, Consumer<RuntimeException> failed) {
		this.delegate = delegate;
		this.failed = failed;
	}

	@Override
	public void sent(int messages) {
		guard((stats) -> stats.sent(messages));
	}

	@Override
	public void received() {
		guard(ClusterStats::received);
	}

	@Override
	public void notForwarded(ForwardFailure reason, int messages) {
		guard((stats) -> stats.notForwarded(reason, messages));
	}

	@Override
	public void publishFailed() {
		guard(ClusterStats::publishFailed);
	}

	@Override
	public void duplicate() {
		guard(ClusterStats::duplicate);
	}

	@Override
	public void missed(long messages) {
		guard((stats) -> stats.missed(messages));
	}

	@Override
	public void skipped(SkipReason reason) {
		guard((stats) -> stats.skipped(reason));
	}

	@Override
	public void memberJoined() {
		guard(ClusterStats::memberJoined);
	}

	@Override
	public void memberLeft() {
		guard(ClusterStats::memberLeft);
	}

	private void guard(Consumer<ClusterStats> count) {
		try {
			count.accept(this.delegate);
		}
		catch (RuntimeException ex) {
			this.failed.accept(ex);
		}
	}

}

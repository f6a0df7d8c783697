package io.boss.websocket.direct;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import io.boss.websocket.log.RateLimitedWarning;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Takes what has piled up in the inbox of a loop and writes it, with one write for each
 * connection wherever that keeps the order. Confined to the loop.
 * <ul>
 * <li>Broadcasts to the same connections, one after the other, are put together once, and
 * each connection is written the same bytes.</li>
 * <li>A single frame for an idle connection is written as it is.</li>
 * <li>Everything else goes through the queues of the connections, which are written when
 * the batch has been seen through.</li>
 * </ul>
 */
final class InboxDrain {

	private static final Log logger = LogFactory.getLog(InboxDrain.class);

	// Clients may be many, and may mean it.
	private static final RateLimitedWarning failures = new RateLimitedWarning(logger);

	private static final int MAX_BATCH = 1024;

	private final Queue<Delivery> inbox;

	private final EmptiedDeliveries husks;

	private final ByteBuffer scratch;

	private final BroadcastRun broadcasts;

	private final List<Delivery> batch = new ArrayList<>();

	private List<Output> dirty = new ArrayList<>();

	private List<Output> flushing = new ArrayList<>();

	private int round;

	InboxDrain(Queue<Delivery> inbox, EmptiedDeliveries husks, ByteBuffer scratch) {
		this.inbox = inbox;
		this.husks = husks;
		this.scratch = scratch;
		this.broadcasts = new BroadcastRun(scratch);
	}

	/**
	 * Sees to what is there now.
	 * @return how many deliveries there were
	 */
	int run() {
		int size = take();
		try {
			deliver(survey());
		}
		finally {
			// Whatever has been left undone is not done again.
			this.batch.clear();
		}
		flush();
		return size;
	}

	private void deliver(boolean together) {
		for (Delivery delivery : this.batch) {
			deliver(delivery, together);
		}
		this.broadcasts.write();
	}

	private int take() {
		Delivery delivery = this.batch.isEmpty() ? next() : null;
		while (delivery != null) {
			this.batch.add(delivery);
			delivery = (this.batch.size() < MAX_BATCH) ? next() : null;
		}
		return this.batch.size();
	}

	private @Nullable Delivery next() {
		while (true) {
			Delivery delivery = this.inbox.poll();
			if (delivery == null) {
				this.husks.emptied();
			}
			if (!(delivery instanceof Delivery.Recallable recallable)) {
				return delivery;
			}
			Delivery command = recallable.take();
			if (command != null) {
				return command;
			}
			this.husks.skipped();
		}
	}

	// Answers whether broadcasts to the same connections come one after the other, with
	// nothing in between that would tear them apart.
	private boolean survey() {
		this.round++;
		boolean together = true;
		List<DirectConnection> members = null;
		for (Delivery delivery : this.batch) {
			if (delivery instanceof Delivery.ToMany many) {
				if (many.members() != members) {
					members = many.members();
					together &= many.share().firstIn(this.round);
				}
			}
			else {
				members = null;
				if (delivery instanceof Delivery.ToOne one) {
					one.connection().output().announce();
				}
			}
		}
		return together;
	}

	private void deliver(Delivery delivery, boolean together) {
		if (delivery instanceof Delivery.ToMany many) {
			many.share().taken(many.frame());
			if (together) {
				this.broadcasts.add(many);
			}
			else {
				many.members().forEach((member) -> member.queue(many.frame()));
			}
			return;
		}
		this.broadcasts.write();
		if (delivery instanceof Delivery.ToOne one) {
			write(one);
		}
		else if (delivery instanceof Delivery.Command command) {
			run(command.task());
		}
	}

	// What goes wrong with one connection concerns no other: here and wherever the loop
	// goes from one to the next.
	private void write(Delivery.ToOne one) {
		try {
			one.connection().output().write(one.frame(), this.scratch);
		}
		catch (Throwable ex) {
			one.connection().broken(ex);
		}
	}

	private void run(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			failures.error("A command has failed", ex);
		}
	}

	/**
	 * Flushes an output when the batch has been seen through.
	 * @param output the output
	 */
	void flushLater(Output output) {
		this.dirty.add(output);
	}

	/**
	 * Whether there are outputs to flush.
	 * @return whether another run is due
	 */
	boolean isDue() {
		return !this.dirty.isEmpty() || !this.inbox.isEmpty();
	}

	private void flush() {
		List<Output> outputs = this.dirty;
		this.dirty = this.flushing;
		this.flushing = outputs;
		outputs.forEach(this::flush);
		outputs.clear();
	}

	private void flush(Output output) {
		try {
			output.flush(this.scratch);
		}
		catch (Throwable ex) {
			output.broken(ex);
		}
	}

}

package io.boss.websocket.service;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.boss.websocket.DeliveryResult;
import io.boss.websocket.mailbox.Mailbox;
import org.jspecify.annotations.Nullable;

/**
 * Work that a service has done elsewhere, and whose results come back as mail. Safe on
 * any thread.
 */
final class ServiceWork {

	private final ServiceLoop loop;

	private final Executor threads;

	private final Mailbox mailbox;

	private final Admission admission;

	ServiceWork(ServiceLoop loop, Executor threads, Mailbox mailbox, Admission admission) {
		this.loop = loop;
		this.threads = threads;
		this.mailbox = mailbox;
		this.admission = admission;
	}

	DeliveryResult pipe(String name, Callable<?> work, @Nullable Object origin) {
		return begin(name, origin, (task) -> this.threads.execute(() -> task.run(work)));
	}

	DeliveryResult pipe(String name, CompletionStage<?> stage, @Nullable Object origin) {
		return begin(name, origin, (task) -> stage.whenComplete(task::done));
	}

	private DeliveryResult begin(String name, @Nullable Object origin, Consumer<TaskMail> work) {
		InstanceScope scope = this.loop.scope();
		if (scope == null) {
			return this.admission.noInstance();
		}
		TaskMail task = new TaskMail(this.loop, name, scope, this.mailbox::put, origin, cause());
		return this.admission.offer("info", task, (mail) -> {
			if (!this.mailbox.reserveInfo(mail)) {
				return false;
			}
			// The result of what is done already is in the mailbox before the service
			// ends.
			mail.begin(work);
			return true;
		});
	}

	private @Nullable ServiceMail cause() {
		RunningCallback running = this.loop.running();
		return (running != null) ? running.mailOfThisThread() : null;
	}

}

package io.boss.websocket.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RescuingExecutor}.
 */
class RescuingExecutorTests {

	private static final String RESCUE = "boss-rescue-";

	private final List<RescuingExecutor> executors = new ArrayList<>();

	private final BlockingQueue<String> ranOn = new LinkedBlockingQueue<>();

	private final Runnable task = () -> this.ranOn.add(Thread.currentThread().getName());

	@AfterEach
	void close() {
		this.executors.forEach(RescuingExecutor::close);
	}

	@Test
	void whenExecutorTakesTasksTheyRunThere() throws InterruptedException {
		ExecutorService pool = Executors.newSingleThreadExecutor((task) -> new Thread(task, "of-the-application"));
		try {
			rescuing(pool).execute(this.task);
			assertThat(ranOn()).isEqualTo("of-the-application");
		}
		finally {
			pool.shutdownNow();
		}
	}

	@Test
	void whenExecutorRejectsTasksRunOnOtherThreads() throws InterruptedException {
		rescuing((task) -> {
			throw new RejectedExecutionException("full");
		}).execute(this.task);
		assertThat(ranOn()).startsWith(RESCUE);
	}

	@Test
	void whenExecutorThrowsAnErrorTasksRunOnOtherThreads() throws InterruptedException {
		rescuing((task) -> {
			throw new OutOfMemoryError("unable to create native thread");
		}).execute(this.task);
		assertThat(ranOn()).startsWith(RESCUE);
	}

	@Test
	void whenExecutorIsShutDownTasksRunOnOtherThreads() throws InterruptedException {
		ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
		pool.initialize();
		pool.shutdown();
		rescuing(pool).execute(this.task);
		assertThat(ranOn()).startsWith(RESCUE);
	}

	@Test
	void whenExecutorIsSynchronousTasksRunOnOtherThreads() throws InterruptedException {
		rescuing(new SyncTaskExecutor()).execute(this.task);
		assertThat(ranOn()).startsWith(RESCUE);
	}

	@Test
	void whenExecutorHasACallerRunsPolicyTasksRunOnOtherThreads() throws InterruptedException {
		CountDownLatch release = new CountDownLatch(1);
		ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1),
				new ThreadPoolExecutor.CallerRunsPolicy());
		try {
			RescuingExecutor executor = rescuing(pool);
			executor.execute(() -> awaitQuietly(release));
			executor.execute(() -> {
			});
			executor.execute(this.task);
			assertThat(ranOn()).startsWith(RESCUE);
		}
		finally {
			release.countDown();
			pool.shutdownNow();
		}
	}

	@Test
	void whenTaskGivesItselfAgainOnTheThreadThatRunsItItStaysThere() throws InterruptedException {
		ExecutorService pool = Executors.newSingleThreadExecutor((task) -> new Thread(task, "of-the-application"));
		try {
			RescuingExecutor executor = rescuing(pool);
			AtomicInteger times = new AtomicInteger();
			executor.execute(new Runnable() {

				@Override
				public void run() {
					RescuingExecutorTests.this.task.run();
					if (times.incrementAndGet() < 3) {
						executor.execute(this);
					}
				}

			});
			for (int i = 0; i < 3; i++) {
				assertThat(ranOn()).isEqualTo("of-the-application");
			}
		}
		finally {
			pool.shutdownNow();
		}
	}

	@Test
	void whenTasksOfASynchronousExecutorGiveTasksNoneRunsInsideAnother() throws InterruptedException {
		RescuingExecutor executor = rescuing(new SyncTaskExecutor());
		CountDownLatch done = new CountDownLatch(1_000);
		ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);
		executor.execute(new Runnable() {

			@Override
			public void run() {
				if (inside.get()) {
					RescuingExecutorTests.this.ranOn.add("inside another");
				}
				inside.set(true);
				done.countDown();
				if (done.getCount() > 0) {
					executor.execute(this);
				}
				inside.set(false);
			}

		});
		assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
		assertThat(this.ranOn).isEmpty();
	}

	@Test
	void whenExecutorThrowsAfterItTookATaskTheTaskRunsOnce() throws InterruptedException {
		HandDrivenExecutor kept = new HandDrivenExecutor();
		// As a pool does that queues a task, and then cannot start a thread for it.
		RescuingExecutor executor = rescuing((task) -> {
			kept.execute(task);
			throw new OutOfMemoryError("unable to create native thread");
		});
		executor.execute(this.task);
		assertThat(ranOn()).startsWith(RESCUE);
		kept.runAll();
		assertThat(this.ranOn).isEmpty();
	}

	@Test
	void whenClosedFurtherTasksAreDroppedWithoutAnException() {
		RescuingExecutor executor = rescuing(new SyncTaskExecutor());
		executor.close();
		executor.execute(this.task);
		assertThat(this.ranOn).isEmpty();
	}

	private RescuingExecutor rescuing(Executor executor) {
		RescuingExecutor rescuing = new RescuingExecutor(executor);
		this.executors.add(rescuing);
		return rescuing;
	}

	private String ranOn() throws InterruptedException {
		return this.ranOn.poll(20, TimeUnit.SECONDS);
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}

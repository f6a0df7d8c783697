/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.cluster.gather;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.boss.websocket.cluster.ClusterMember;
import io.boss.websocket.cluster.SingleNode;
import io.boss.websocket.cluster.TestCluster;
import io.boss.websocket.service.FakeTaskScheduler;
import io.boss.websocket.timing.EngineTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ScatterGatherTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private final TestCluster cluster = new TestCluster();

	private final FakeTaskScheduler scheduler = new FakeTaskScheduler();

	private final Map<String, TestCluster.Node> nodes = new LinkedHashMap<>();

	private final Map<String, ScatterGather<Echo>> exchanges = new LinkedHashMap<>();

	@BeforeEach
	void startNodes() {
		List.of("a", "b", "c").forEach((id) -> {
			TestCluster.Node node = this.cluster.add(id);
			this.nodes.put(id, node);
			this.exchanges.put(id,
					new ScatterGather<>("echo", Echo.class,
							(question, about) -> new Echo(question, about + " from " + id),
							new AskingNode(node, EngineTime.system(this.scheduler), Runnable::run)));
		});
		this.cluster.beat();
	}

	@Test
	void allAnswer() {
		CompletableFuture<Gathered<Echo>> gathered = ask("a", "x");
		assertThat(gathered).isNotDone();
		this.cluster.deliver();
		assertThat(texts(gathered)).containsOnly(Map.entry("a", "x from a"), Map.entry("b", "x from b"),
				Map.entry("c", "x from c"));
		assertThat(gathered.join().missing()).isEmpty();
		assertThat(this.scheduler.scheduled()).isZero();
	}

	@Test
	void questionsAreToldApart() {
		CompletableFuture<Gathered<Echo>> first = ask("a", "x");
		CompletableFuture<Gathered<Echo>> second = ask("a", "y");
		CompletableFuture<Gathered<Echo>> other = ask("b", "z");
		this.cluster.deliver();
		assertThat(texts(first)).containsEntry("c", "x from c");
		assertThat(texts(second)).containsEntry("c", "y from c");
		assertThat(texts(other)).containsEntry("c", "z from c").containsEntry("a", "z from a");
	}

	@Test
	void whoDoesNotAnswerInTimeIsNamed() {
		CompletableFuture<Gathered<Echo>> gathered = ask("a", "x");
		this.cluster.lose();
		CompletableFuture<Gathered<Echo>> later = ask("a", "y");
		this.cluster.deliver();
		assertThat(later).isDone();
		assertThat(gathered).isNotDone();
		this.scheduler.goOff();
		assertThat(texts(gathered)).containsOnlyKeys("a");
		assertThat(missing(gathered)).containsExactlyInAnyOrder("b", "c");
	}

	@Test
	void whoIsNoMemberIsNotAnswered() {
		List<Echo> answers = new ArrayList<>();
		TestCluster.Node stranger = this.cluster.add("stranger");
		stranger.handle("echo.answer", Echo.class, (from, answer) -> answers.add(answer));
		stranger.publish("echo.question", new Question(1, "x"));
		this.cluster.deliver();
		assertThat(answers).isEmpty();
		this.cluster.beat();
		stranger.publish("echo.question", new Question(2, "x"));
		this.cluster.deliver();
		assertThat(answers).hasSize(3);
	}

	@Test
	void aLateAnswerIsIgnored() {
		CompletableFuture<Gathered<Echo>> gathered = ask("a", "x");
		this.scheduler.goOff();
		assertThat(gathered).isDone();
		this.cluster.deliver();
		assertThat(texts(gathered)).containsOnlyKeys("a");
	}

	@Test
	void aNodeThatLeavesIsNotWaitedFor() {
		CompletableFuture<Gathered<Echo>> gathered = ask("a", "x");
		this.cluster.kill("c");
		assertThat(gathered).isNotDone();
		this.cluster.deliver();
		assertThat(texts(gathered)).containsOnlyKeys("a", "b");
		assertThat(missing(gathered)).containsExactly("c");
	}

	@Test
	void aFullOutboxLeavesOnlyThisNode() {
		this.nodes.get("a").full(true);
		CompletableFuture<Gathered<Echo>> gathered = ask("a", "x");
		assertThat(texts(gathered)).containsOnlyKeys("a");
		assertThat(missing(gathered)).containsExactlyInAnyOrder("b", "c");
	}

	@Test
	void openQuestionsAreBounded() {
		List<CompletableFuture<Gathered<Echo>>> asked = new ArrayList<>();
		for (int i = 0; i < ScatterGather.MAX_OPEN; i++) {
			asked.add(ask("a", "x"));
		}
		assertThat(asked).noneMatch(CompletableFuture::isDone);
		CompletableFuture<Gathered<Echo>> surplus = ask("a", "y");
		assertThat(surplus).isDone();
		assertThat(missing(surplus)).containsExactlyInAnyOrder("b", "c");
		this.cluster.deliver();
		assertThat(asked).allMatch((gathered) -> gathered.join().missing().isEmpty());
	}

	@Test
	void aSchedulerThatHasEndedEndsTheWait() {
		this.scheduler.shutDown();
		assertThat(missing(ask("a", "x"))).containsExactlyInAnyOrder("b", "c");
	}

	@Test
	void oneNodeAnswersAtOnce() {
		ScatterGather<Echo> alone = new ScatterGather<>("echo", Echo.class, Echo::new,
				new AskingNode(new SingleNode(), EngineTime.system(this.scheduler), Runnable::run));
		Gathered<Echo> gathered = alone.ask("x", TIMEOUT).join();
		assertThat(gathered.answers()).containsOnlyKeys("");
		assertThat(gathered.missing()).isEmpty();
	}

	@Test
	void theTimeoutIsPositive() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.exchanges.get("a").ask("x", Duration.ZERO));
	}

	private CompletableFuture<Gathered<Echo>> ask(String node, String about) {
		return this.exchanges.get(node).ask(about, TIMEOUT);
	}

	private static Map<String, String> texts(CompletableFuture<Gathered<Echo>> gathered) {
		Map<String, String> texts = new LinkedHashMap<>();
		assertThat(gathered).isDone();
		gathered.join().answers().forEach((node, answer) -> texts.put(node, answer.text()));
		return texts;
	}

	private static List<String> missing(CompletableFuture<Gathered<Echo>> gathered) {
		assertThat(gathered).isDone();
		return gathered.join().missing().stream().map(ClusterMember::id).toList();
	}

	record Echo(long question, String text) implements NodeAnswer {
	}

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test

import io.boss.websocket.BossConnection
import io.boss.websocket.BossService
import io.boss.websocket.CloseReason.Kind
import io.boss.websocket.ConnectionGroup
import io.boss.websocket.annotation.OnIncoming
import io.boss.websocket.annotation.OnInit
import io.boss.websocket.annotation.OnJoin
import io.boss.websocket.test.junit.Interleavings
import java.time.Clock
import java.time.Duration
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/**
 * Tests for the kit as Kotlin sees it.
 */
internal class KotlinTests {

	private val boss = BossTester.builder()
		.property("boss.websocket.idle-timeout", "3m")
		.service(ParlourService())
		.start()

	@Test
	fun whenClientSpeaksEverybodyHears() {
		val ann = boss.connect(ParlourService::class.java)
		val bob = boss.connect("/websocket/parlour") { it.user("bob", "USER") }
		ann.send(Say("hello"))
		assertThat(bob).received(Said::class.java).containsExactly(Said("hello", 1))
		assertThat(bob.receive(Said::class.java).text).isEqualTo("hello")
		assertThat(boss.service("parlour").state(Talk::class.java).words).containsExactly("hello")
		boss.time().advance(Duration.ofMinutes(4))
		assertThat(bob).isClosedWith(1001, Kind.IDLE_TIMEOUT)
	}

	@Test
	fun whenPathIsUnknownHandshakeIsRefused() {
		assertThat(boss.handshake("/websocket/cellar") { it.origin("https://example.com") }).hasStatus(404)
	}

	@Test
	fun whenLambdaMakesServiceItIsGivenTheNode() {
		BossTester.builder().service { node -> TimeService(node.clock()) }.start().use { tester ->
			val ann = tester.connect(TimeService::class.java)
			assertThat(ann.send("when?").receiveText()).isEqualTo(tester.time().instant().toString())
		}
	}

	@Interleavings(20)
	fun whenOrderIsDrawnAllIsHeard() {
		val clients = List(3) { boss.connect(ParlourService::class.java) }
		boss.settle()
		clients.forEach { it.send(Say(it.name())) }
		clients.forEach { client ->
			assertThat(client.received(Said::class.java).map { it.number }).containsExactly(1, 2, 3)
		}
	}

	@BossService("parlour")
	class ParlourService {

		@OnInit
		fun open() = Talk(ConnectionGroup(), mutableListOf())

		@OnJoin
		fun joined(client: BossConnection, talk: Talk) {
			talk.people.add(client)
		}

		@OnIncoming
		fun said(say: Say, talk: Talk) {
			talk.words += say.text
			talk.people.send(Said(say.text, talk.words.size))
		}

	}

	@BossService("time")
	class TimeService(private val clock: Clock) {

		@OnIncoming
		fun asked(@Suppress("UNUSED_PARAMETER") question: String) = clock.instant().toString()

	}

	class Talk(val people: ConnectionGroup, val words: MutableList<String>)

	data class Say(val text: String)

	data class Said(val text: String, val number: Int)

}

/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.test.junit;

import java.time.Duration;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.BossServices;
import io.boss.websocket.Outcome;
import io.boss.websocket.TaskResult;

/**
 * Services that rely on an order which nobody promises, and the same ones put right.
 */
final class RacyServices {

	private RacyServices() {
	}

	/**
	 * Money that two services share.
	 */
	static final class Account {

		int balance;

	}

	/**
	 * Reads in one callback and writes in a later one.
	 */
	@BossService("deposits")
	static class Deposits implements BossServiceHandler<Integer> {

		private final Account account;

		private final BossServices services;

		Deposits(Account account, BossServices services) {
			this.account = account;
			this.services = services;
		}

		@Override
		public Outcome<Integer> handleIncoming(String path, BossConnection client, BossMessage message, Integer state) {
			this.services.get("deposits").info(this.account.balance + 1);
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<Integer> handleInfo(Object info, Integer state) {
			this.account.balance = (Integer) info;
			return Outcome.noReply(state);
		}

	}

	/**
	 * Deposits that read and write in the same callback.
	 */
	@BossService("deposits")
	static class CarefulDeposits implements BossServiceHandler<Integer> {

		private final Account account;

		CarefulDeposits(Account account) {
			this.account = account;
		}

		@Override
		public Outcome<Integer> handleIncoming(String path, BossConnection client, BossMessage message, Integer state) {
			this.account.balance++;
			return Outcome.noReply(state);
		}

	}

	/**
	 * Looks up a rate before it reads and writes.
	 */
	@BossService("interest")
	static class Interest implements BossServiceHandler<Integer> {

		private final Account account;

		private final BossServices services;

		Interest(Account account, BossServices services) {
			this.account = account;
			this.services = services;
		}

		@Override
		public Outcome<Integer> handleIncoming(String path, BossConnection client, BossMessage message, Integer state) {
			this.services.get("interest").pipeToSelf("rate", () -> 1);
			return Outcome.noReply(state);
		}

		@Override
		public Outcome<Integer> handleInfo(Object info, Integer state) {
			this.account.balance += (Integer) ((TaskResult.Success) info).value();
			return Outcome.noReply(state);
		}

	}

	/**
	 * Takes it for granted that the host opens before a guest knocks.
	 */
	@BossService("door")
	static class Door implements BossServiceHandler<Boolean> {

		@Override
		public Boolean init() {
			return false;
		}

		@Override
		public Outcome<Boolean> handleIncoming(String path, BossConnection client, BossMessage message, Boolean open) {
			if (((BossMessage.Text) message).payload().equals("open")) {
				return Outcome.noReply(true);
			}
			client.send(BossMessage.text(open ? "welcome" : "closed"));
			return Outcome.noReply(open);
		}

	}

	/**
	 * Lets those wait who knock before the host opens.
	 */
	@BossService("door")
	static class PatientDoor implements BossServiceHandler<PatientDoor.Waiting> {

		@Override
		public Waiting init() {
			return new Waiting(false, null);
		}

		@Override
		public Outcome<Waiting> handleIncoming(String path, BossConnection client, BossMessage message, Waiting state) {
			boolean opens = ((BossMessage.Text) message).payload().equals("open");
			BossConnection guest = opens ? state.guest() : client;
			boolean open = opens || state.open();
			if (open && guest != null) {
				guest.send(BossMessage.text("welcome"));
			}
			return Outcome.noReply(new Waiting(open, open ? null : guest));
		}

		record Waiting(boolean open, BossConnection guest) {
		}

	}

	/**
	 * Takes it for granted that the last bid, of the same second, comes before the end.
	 */
	@BossService("sale")
	static class Sale implements BossServiceHandler<Boolean> {

		private final BossServices services;

		Sale(BossServices services) {
			this.services = services;
		}

		@Override
		public Boolean init() {
			this.services.get("sale").timers().startSingle("end", Duration.ofSeconds(5), "end");
			return true;
		}

		@Override
		public Outcome<Boolean> handleInfo(Object info, Boolean open) {
			if (info.equals("end")) {
				return Outcome.noReply(false);
			}
			if (!open) {
				throw new IllegalStateException("A bid after the end");
			}
			return Outcome.noReply(true);
		}

	}

	/**
	 * Bids in the last moment.
	 */
	@BossService("bidder")
	static class Bidder implements BossServiceHandler<Integer> {

		private final BossServices services;

		Bidder(BossServices services) {
			this.services = services;
		}

		@Override
		public Integer init() {
			this.services.get("bidder").timers().startSingle("bid", Duration.ofSeconds(5), "bid");
			return 0;
		}

		@Override
		public Outcome<Integer> handleInfo(Object info, Integer state) {
			this.services.get("sale").info("bid");
			return Outcome.noReply(state);
		}

	}

}

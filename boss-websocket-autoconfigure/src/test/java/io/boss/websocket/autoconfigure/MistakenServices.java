/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.autoconfigure;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.FutureTask;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnError;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInfo;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.OnTerminate;

import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Controller;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Annotated services as newcomers write them, each with one mistake.
 */
final class MistakenServices {

	private MistakenServices() {
	}

	record Say(String text) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	sealed interface Request {

	}

	record Greet() implements Request {
	}

	record Leave() implements Request {
	}

	@BossService
	static class TwoInits {

		@OnInit
		String begin() {
			return "";
		}

		@OnInit
		String start() {
			return "";
		}

	}

	@BossService
	static class TwoJoins {

		@OnJoin
		void joined() {
		}

		@OnJoin
		void welcome() {
		}

	}

	@BossService
	static class InitOutcome {

		@OnInit
		Outcome<String> init() {
			return Outcome.noReply("");
		}

	}

	@BossService
	static class UnknownArgument {

		@OnJoin
		void joined(List<String> names) {
		}

	}

	@BossService
	static class NoState {

		@OnJoin
		void joined(ConnectionGroup group) {
		}

	}

	@BossService
	static class NoClient {

		@OnBroadcast
		void announced(String text, @RequestParam String name) {
		}

	}

	@BossService
	static class BothStyles implements BossServiceHandler<String> {

		@OnJoin
		void joined() {
		}

	}

	@BossService
	static class PrivateMethod {

		@OnIncoming
		private void said(String text) {
		}

	}

	@BossService
	static class StaticMethod {

		@OnIncoming
		static void said(String text) {
		}

	}

	@BossService
	static class AsyncMethod {

		@Async
		@OnIncoming
		void said(String text) {
		}

	}

	@BossService
	static class TwoKinds {

		@OnJoin
		@OnClose
		void both() {
		}

	}

	@BossService
	static class TwoPayloads {

		@OnIncoming
		void said(String text, List<String> names) {
		}

	}

	@BossService
	static class SamePayload {

		@OnIncoming
		void first(Say say) {
		}

		@OnIncoming
		void second(Say say) {
		}

	}

	@BossService
	static class TextAndObject {

		@OnIncoming
		void text(String text) {
		}

		@OnIncoming
		void object(Say say) {
		}

	}

	@BossService
	static class Unrelated {

		@OnIncoming
		void greet(Greet greet) {
		}

		@OnIncoming
		void say(Say say) {
		}

	}

	@BossService
	static class Unhandled {

		@OnIncoming
		void greet(Greet greet) {
		}

	}

	@BossService
	static class ReplyToNobody {

		@OnBroadcast
		String announced(String text) {
			return text;
		}

	}

	@BossService
	static class LastState {

		@OnTerminate
		String bye() {
			return "";
		}

	}

	@BossService
	static class TextAndState {

		@OnInit
		String init() {
			return "";
		}

		@OnIncoming
		void said(String text) {
		}

	}

	@BossService
	static class TwoStates {

		@OnInit
		Say init() {
			return new Say("");
		}

		@OnInfo
		void said(Say say, Say last) {
		}

	}

	@BossService
	static class RecordAndState {

		@OnInit
		Say init() {
			return new Say("");
		}

		@OnIncoming
		Say said(Say say) {
			return say;
		}

	}

	@BossService
	static class LaterState {

		@OnInit
		CompletableFuture<String> init() {
			return new CompletableFuture<>();
		}

		@OnIncoming
		void said(String text) {
		}

	}

	@BossService
	static class LaterReply {

		@OnJoin
		Flow.Publisher<String> joined() {
			return (subscriber) -> {
			};
		}

	}

	@BossService
	static class LaterNothing {

		@OnClose
		FutureTask<String> left() {
			return new FutureTask<>(() -> "");
		}

	}

	@BossService
	static class ValidatedService {

		@OnIncoming
		void said(@Validated Say say) {
		}

	}

	@BossService
	static class UnreadableJson {

		@OnIncoming
		void said(Say say) {
		}

	}

	@BossService
	static class UnwritableJson {

		@OnJoin
		Say joined() {
			return new Say("");
		}

	}

	static class NoService {

		@OnIncoming
		void said(String text) {
		}

	}

	@ControllerAdvice
	static class IncomingAdvice {

		@OnError
		void failed(IllegalStateException ex) {
		}

		@OnJoin
		void joined() {
		}

	}

	abstract static class AbstractBase {

		@OnIncoming
		void said(String text) {
		}

	}

	@BossService
	static class OfBase extends AbstractBase {

	}

	@ControllerAdvice
	static class LegalAdvice {

		@OnError
		void failed(IllegalStateException ex) {
		}

	}

	@Controller
	static class StompController {

		@MessageExceptionHandler
		void failed(IllegalStateException ex) {
		}

	}

}

package io.boss.websocket.autoconfigure;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.boss.websocket.BossService;
import io.boss.websocket.BossServiceHandler;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.Outcome;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import io.boss.websocket.annotation.OnTerminate;

import org.springframework.scheduling.annotation.Async;
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

}

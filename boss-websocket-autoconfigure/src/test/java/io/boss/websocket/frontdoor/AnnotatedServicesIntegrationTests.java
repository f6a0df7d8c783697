package io.boss.websocket.frontdoor;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.boss.websocket.BossConnection;
import io.boss.websocket.BossService;
import io.boss.websocket.CloseReason;
import io.boss.websocket.ConnectionGroup;
import io.boss.websocket.annotation.OnBroadcast;
import io.boss.websocket.annotation.OnClose;
import io.boss.websocket.annotation.OnIncoming;
import io.boss.websocket.annotation.OnInit;
import io.boss.websocket.annotation.OnJoin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.web.bind.annotation.RequestParam;

/**
 * Services whose methods are annotated.
 */
class AnnotatedServicesIntegrationTests {

	@ParameterizedTest
	@EnumSource(names = "TOMCAT")
	void whenMethodsAreAnnotatedThenTheyAreCalled(Container container) {
		try (BossServer server = BossServer.on(container).service(TalkService.class, TalkService::new).start();
				TestClient ann = TestClient.connect(server.uri("/websocket/talk?name=ann"));
				TestClient bob = TestClient.connect(server.uri("/websocket/talk?name=bob"))) {
			ann.expect("{\"text\":\"welcome ann\"}");
			bob.expect("{\"text\":\"welcome bob\"}");
			ann.send("{\"type\":\"say\",\"text\":\"hello\"}");
			bob.expect("{\"text\":\"hello\"}");
			ann.send("{\"type\":\"typing\"}");
			ann.expect("{\"text\":\"hello\"}", "{\"text\":\"you type\"}");
		}
	}

	sealed interface Talk {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	@JsonSubTypes({ @JsonSubTypes.Type(value = Say.class, name = "say"),
			@JsonSubTypes.Type(value = Typing.class, name = "typing") })
	sealed interface Request extends Talk {

	}

	record Say(String text) implements Request {
	}

	record Typing() implements Request {
	}

	record Said(String text) implements Talk {
	}

	@BossService
	static class TalkService {

		@OnInit
		ConnectionGroup init() {
			return new ConnectionGroup();
		}

		@OnJoin
		Said joined(BossConnection client, ConnectionGroup group, @RequestParam String name) {
			group.add(client);
			return new Said("welcome " + name);
		}

		@OnIncoming
		void said(Say say, ConnectionGroup group) {
			group.send(new Said(say.text()));
		}

		@OnIncoming
		Said typing(Typing typing) {
			return new Said("you type");
		}

		@OnBroadcast
		void announce(String text, ConnectionGroup group) {
			group.send(new Said(text));
		}

		@OnClose
		void left(BossConnection client, CloseReason reason, ConnectionGroup group) {
			group.send(new Said("left " + reason.code()));
		}

	}

}

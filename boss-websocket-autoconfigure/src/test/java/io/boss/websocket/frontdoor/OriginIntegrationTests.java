package io.boss.websocket.frontdoor;

import io.boss.websocket.BossService;
import io.boss.websocket.annotation.OnIncoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From which pages browsers may connect, also behind a proxy that ends TLS.
 */
@ParameterizedClass
@EnumSource
class OriginIntegrationTests {

	private static final RefusalCounts COUNTS = new RefusalCounts();

	private static BossServer server;

	@Parameter
	Container container;

	@BeforeParameterizedClassInvocation
	static void start(Container container) {
		server = BossServer.on(container)
			.service(RefusalCounts.class, () -> COUNTS)
			.service(HomeService.class, HomeService::new)
			.service(FriendlyService.class, FriendlyService::new)
			.service(FamilyService.class, FamilyService::new)
			.with("server.forward-headers-strategy=native",
					"boss.websocket.services.friendly.allowed-origins=https://friend.example",
					"boss.websocket.services.family.allowed-origin-patterns=https://*.family.example")
			.start();
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
	}

	@Test
	void whenPageIsOfTheServerThenItMayConnect() {
		assertThat(status("home", "Origin: http://localhost:" + server.port())).isEqualTo(101);
		assertThat(status("friendly", "Origin: http://localhost:" + server.port())).isEqualTo(101);
		COUNTS.expect();
	}

	@Test
	void whenThereIsNoOriginThenItIsNoBrowserAndMayConnect() {
		assertThat(status("home")).isEqualTo(101);
		COUNTS.expect();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://foe.example", "https://friend.example", "null", "http://localhost:1",
			"https://localhost", "http://localhost.foe.example", "" })
	void whenPageIsOfAnotherOriginThenItIsRefusedAndCounted(String origin) {
		assertThat(status("home", "Origin: " + origin)).isEqualTo(403);
		COUNTS.expect("home: FORBIDDEN");
	}

	@Test
	void whenServiceAllowsAnOriginThenNoOtherServiceDoes() {
		assertThat(status("friendly", "Origin: https://friend.example")).isEqualTo(101);
		assertThat(status("friendly", "Origin: https://a.family.example")).isEqualTo(403);
		COUNTS.expect("friendly: FORBIDDEN");
		assertThat(status("family", "Origin: https://friend.example")).isEqualTo(403);
		COUNTS.expect("family: FORBIDDEN");
	}

	@Test
	void whenServiceAllowsAPatternThenItIsMatchedAsAWhole() {
		assertThat(status("family", "Origin: https://a.family.example")).isEqualTo(101);
		assertThat(status("family", "Origin: https://a.family.example.foe.example")).isEqualTo(403);
		COUNTS.expect("family: FORBIDDEN");
		assertThat(status("family", "Origin: http://a.family.example")).isEqualTo(403);
		COUNTS.expect("family: FORBIDDEN");
	}

	@Test
	void whenAProxyEndsTlsThenItsOwnOriginIsTheServers() {
		String[] proxied = { "X-Forwarded-Proto: https", "X-Forwarded-Host: boss.example", "X-Forwarded-Port: 443",
				"X-Forwarded-For: 192.0.2.1", "Origin: https://boss.example" };
		assertThat(status("home", proxied)).isEqualTo(101);
		proxied[4] = "Origin: https://foe.example";
		assertThat(status("home", proxied)).isEqualTo(403);
		COUNTS.expect("home: FORBIDDEN");
	}

	private static int status(String service, String... headers) {
		try (RawWebSocket client = RawWebSocket.handshake(server.uri("/websocket/" + service), headers)) {
			return client.status();
		}
	}

	@BossService("home")
	static class HomeService {

		@OnIncoming
		void said(String text) {
		}

	}

	@BossService("friendly")
	static class FriendlyService extends HomeService {

	}

	@BossService("family")
	static class FamilyService extends HomeService {

	}

}

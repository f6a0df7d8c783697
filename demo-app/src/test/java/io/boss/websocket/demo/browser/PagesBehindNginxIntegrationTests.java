package io.boss.websocket.demo.browser;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * Tests for the pages behind nginx, with another base URL.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "boss.base-url=/chat")
class PagesBehindNginxIntegrationTests extends AbstractPagesIntegrationTests {

	private @Nullable Nginx nginx;

	PagesBehindNginxIntegrationTests() {
		super("nginx");
	}

	@Override
	int browserPort(int applicationPort) throws IOException {
		if (this.nginx == null) {
			this.nginx = new Nginx(applicationPort);
		}
		return this.nginx.port();
	}

	@AfterAll
	void stopNginx() {
		if (this.nginx != null) {
			this.nginx.close();
		}
	}

}

package io.boss.websocket.demo.browser;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * Tests for the pages, straight from the application.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PagesIntegrationTests extends AbstractPagesIntegrationTests {

	PagesIntegrationTests() {
		super("direct");
	}

	@Override
	int browserPort(int applicationPort) {
		return applicationPort;
	}

}

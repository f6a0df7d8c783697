package io.boss.websocket.demo.status;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import io.boss.websocket.demo.TestClient;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StatusService} and {@link BuildsController} over the wire.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StatusServiceIntegrationTests {

	@LocalServerPort
	private int port;

	@Test
	void whenLineIsPostedReadersSeeItAndLateReadersToo() throws Exception {
		assertThat(post("checkout").statusCode()).isEqualTo(202);
		try (TestClient reader = TestClient.connect(this.port, "status")) {
			reader.takeUntil((tail) -> tail.endsWith("checkout"));
			assertThat(post("compile").statusCode()).isEqualTo(202);
			assertThat(reader.take()).isEqualTo("compile");
		}
	}

	@Test
	void whenLineIsBlankAnswersProblemDetails() throws Exception {
		HttpResponse<String> response = post(" ");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).contains("not blank");
	}

	private HttpResponse<String> post(String line) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/builds"))
			.header("Content-Type", "text/plain")
			.POST(BodyPublishers.ofString(line))
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
	}

}

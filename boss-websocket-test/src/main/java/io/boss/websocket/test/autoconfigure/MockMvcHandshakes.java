package io.boss.websocket.test.autoconfigure;

import java.net.URI;

import io.boss.websocket.test.TestHandshake;
import io.boss.websocket.test.tester.HandshakePort;
import io.boss.websocket.test.tester.HandshakeRequests;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * Handshakes through Spring's MockMvc, with all filters of the application. What a server
 * does besides is done here: the result of a handler that answers later, and the page for
 * an error.
 */
final class MockMvcHandshakes implements HandshakePort {

	private final MockMvc mockMvc;

	private final HandshakeUsers users;

	private final ErrorDispatch errors;

	MockMvcHandshakes(MockMvc mockMvc, WebApplicationContext context) {
		this.mockMvc = mockMvc;
		this.users = HandshakeUsers.of(context);
		this.errors = new ErrorDispatch(mockMvc, context);
	}

	@Override
	public MockHttpServletResponse perform(URI uri, TestHandshake handshake) throws Exception {
		Runnable end = this.users.remember();
		try {
			return answer(uri, handshake);
		}
		finally {
			end.run();
		}
	}

	private MockHttpServletResponse answer(URI uri, TestHandshake handshake) throws Exception {
		MockHttpServletRequestBuilder builder = HandshakeRequests.of(uri, handshake, this.users.of(handshake));
		MvcResult result = this.mockMvc.perform(builder).andReturn();
		MockHttpServletRequest request = result.getRequest();
		if (request.isAsyncStarted()) {
			result = this.mockMvc.perform(MockMvcRequestBuilders.asyncDispatch(result)).andReturn();
		}
		return this.errors.after(request, result.getResponse());
	}

}

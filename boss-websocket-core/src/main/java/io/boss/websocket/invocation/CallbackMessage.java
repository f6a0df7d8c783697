package io.boss.websocket.invocation;

import java.util.Map;

import io.boss.websocket.BossConnection;
import io.boss.websocket.BossMessage;
import io.boss.websocket.CallbackFailure;
import io.boss.websocket.CloseReason;
import io.boss.websocket.InvalidMessage;
import io.boss.websocket.TaskResult;
import io.boss.websocket.TerminationReason;
import io.boss.websocket.config.ConversionHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/**
 * One callback as a message for Spring Messaging's argument resolvers.
 *
 * @param getPayload the payload, converted already; {@link #NOTHING} if there is none
 * @param state the state of the service
 * @param servicePath the path of the service, if it is about a client
 * @param client the client, if it is about one
 * @param reason the close or termination reason, the invalid message or the failure, if
 * there is one
 */
record CallbackMessage(Object getPayload, @Nullable Object state, @Nullable String servicePath,
		@Nullable BossConnection client, @Nullable Object reason) implements Message<Object> {

	static final Object NOTHING = new Object();

	private static final MessageHeaders NO_HEADERS = new MessageHeaders(Map.of());

	static CallbackMessage ofService(@Nullable Object state) {
		return new CallbackMessage(NOTHING, state, null, null, null);
	}

	static CallbackMessage ofPayload(Object payload, @Nullable Object state) {
		return new CallbackMessage(payload, state, null, null, null);
	}

	static CallbackMessage ofResult(TaskResult result, @Nullable String servicePath, @Nullable Object state) {
		BossConnection client = result.client();
		return new CallbackMessage(result, state, (client != null) ? servicePath : null, client, null);
	}

	static CallbackMessage ofTermination(TerminationReason reason, @Nullable Object state) {
		return new CallbackMessage(NOTHING, state, null, null, reason);
	}

	static CallbackMessage ofClient(String servicePath, BossConnection client, @Nullable Object state) {
		return new CallbackMessage(NOTHING, state, servicePath, client, null);
	}

	static CallbackMessage ofMessage(Object payload, String servicePath, BossConnection client,
			@Nullable Object state) {
		return new CallbackMessage(payload, state, servicePath, client, null);
	}

	static CallbackMessage ofClose(CloseReason reason, String servicePath, BossConnection client,
			@Nullable Object state) {
		return new CallbackMessage(NOTHING, state, servicePath, client, reason);
	}

	static CallbackMessage ofInvalid(InvalidMessage invalid, String servicePath, BossConnection client,
			@Nullable Object state) {
		return new CallbackMessage(invalid.message(), state, servicePath, client, invalid);
	}

	static CallbackMessage ofFailure(HandledFailure handled, @Nullable String servicePath, @Nullable Object state) {
		CallbackFailure failure = handled.failure();
		Object payload = (failure.message() != null) ? failure.message() : NOTHING;
		return new CallbackMessage(payload, state, (failure.client() != null) ? servicePath : null, failure.client(),
				handled);
	}

	/**
	 * Made when a resolver asks: the library's own resolvers do not.
	 */
	@Override
	public MessageHeaders getHeaders() {
		return (this.client != null) ? ConversionHeaders.of(this.client) : NO_HEADERS;
	}

	/**
	 * Tells what kind of payload it has, and nothing of it.
	 */
	@Override
	public String toString() {
		Object shown = (this.getPayload instanceof BossMessage) ? this.getPayload
				: this.getPayload.getClass().getName();
		return "CallbackMessage[" + shown + "]";
	}

}

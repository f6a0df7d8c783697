package io.boss.websocket.frontdoor;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A WebSocket client that is free to do wrong.
 */
final class RawWebSocket implements AutoCloseable {

	static final int CONTINUATION = 0;

	static final int TEXT = 1;

	static final int BINARY = 2;

	static final int CLOSE = 8;

	static final int PING = 9;

	static final int PONG = 10;

	private static final int FIN = 0x80;

	private static final int PATIENCE_MILLIS = 10_000;

	private final Socket socket;

	private final DataInputStream in;

	private final OutputStream out;

	private final int status;

	private final Map<String, String> headers = new TreeMap<>();

	private RawWebSocket(URI uri, int receiveBuffer, byte[] early, String... headers) throws IOException {
		this.socket = uri.getScheme().equals("wss") ? Certificates.trusting().createSocket() : new Socket();
		if (receiveBuffer > 0) {
			this.socket.setReceiveBufferSize(receiveBuffer);
		}
		this.socket.setSoTimeout(PATIENCE_MILLIS);
		this.socket.setTcpNoDelay(true);
		this.socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
		this.in = new DataInputStream(new BufferedInputStream(this.socket.getInputStream()));
		this.out = this.socket.getOutputStream();
		String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
		String request = "GET " + uri.getRawPath() + query + " HTTP/1.1\r\nHost: " + uri.getAuthority()
				+ "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
				+ ((headers.length > 0) ? String.join("\r\n", headers) + "\r\n" : "") + "\r\n";
		byte[] head = request.getBytes(StandardCharsets.US_ASCII);
		this.out.write(ByteBuffer.allocate(head.length + early.length).put(head).put(early).array());
		this.status = Integer.parseInt(readLine().split(" ")[1]);
		for (String line = readLine(); !line.isEmpty(); line = readLine()) {
			String[] header = line.split(": *", 2);
			this.headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
		}
	}

	/**
	 * Asks for an upgrade, whatever the answer.
	 * @param uri the URI
	 * @param headers further lines of the request
	 * @return the client
	 */
	static RawWebSocket handshake(URI uri, String... headers) {
		return open(uri, 0, headers);
	}

	static RawWebSocket connect(URI uri, String... headers) {
		RawWebSocket client = open(uri, 0, headers);
		assertThat(client.status()).isEqualTo(101);
		return client;
	}

	/**
	 * Connects with a small window, to be slow with.
	 * @param uri the URI
	 * @return the client
	 */
	static RawWebSocket connectSlowly(URI uri) {
		RawWebSocket client = open(uri, 4096);
		assertThat(client.status()).isEqualTo(101);
		return client;
	}

	/**
	 * Sends a message together with the request, without waiting for the response.
	 * @param uri the URI
	 * @param text the message
	 * @return the client
	 */
	static RawWebSocket connectEagerly(URI uri, String text) {
		try {
			RawWebSocket client = new RawWebSocket(uri, 0,
					encode(FIN | TEXT, true, text.getBytes(StandardCharsets.UTF_8)));
			assertThat(client.status()).isEqualTo(101);
			return client;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static RawWebSocket open(URI uri, int receiveBuffer, String... headers) {
		try {
			return new RawWebSocket(uri, receiveBuffer, new byte[0], headers);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int status() {
		return this.status;
	}

	String header(String name) {
		return this.headers.get(name.toLowerCase(Locale.ROOT));
	}

	void send(String text) {
		frame(FIN | TEXT, true, text.getBytes(StandardCharsets.UTF_8));
	}

	void part(int opcode, boolean last, byte[] payload) {
		frame((last ? FIN : 0) | opcode, true, payload);
	}

	/**
	 * Writes any frame.
	 * @param firstByte FIN, the reserved bits and the opcode
	 * @param masked whether it is masked, as it must be
	 * @param payload the payload
	 */
	void frame(int firstByte, boolean masked, byte[] payload) {
		try {
			this.out.write(encode(firstByte, masked, payload));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] encode(int firstByte, boolean masked, byte[] payload) {
		ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) firstByte);
		int mask = masked ? 0x80 : 0;
		if (payload.length < 126) {
			frame.put((byte) (mask | payload.length));
		}
		else if (payload.length < 65536) {
			frame.put((byte) (mask | 126)).putShort((short) payload.length);
		}
		else {
			frame.put((byte) (mask | 127)).putLong(payload.length);
		}
		byte[] key = { 1, 2, 3, 4 };
		if (masked) {
			frame.put(key);
		}
		for (int i = 0; i < payload.length; i++) {
			frame.put((byte) (masked ? payload[i] ^ key[i % 4] : payload[i]));
		}
		return Arrays.copyOf(frame.array(), frame.position());
	}

	void sendClose(int code, String reason) {
		byte[] text = reason.getBytes(StandardCharsets.UTF_8);
		part(CLOSE, true, ByteBuffer.allocate(text.length + 2).putShort((short) code).put(text).array());
	}

	/**
	 * Reads a frame.
	 * @return the frame, or {@code null} at the end of the connection
	 */
	Frame read() {
		try {
			int first = this.in.readUnsignedByte();
			int length = this.in.readUnsignedByte();
			length = switch (length) {
				case 126 -> this.in.readUnsignedShort();
				case 127 -> Math.toIntExact(this.in.readLong());
				default -> length;
			};
			byte[] payload = new byte[length];
			this.in.readFully(payload);
			return new Frame(first & 0xF, (first & FIN) != 0, payload);
		}
		catch (EOFException ex) {
			return null;
		}
		catch (SocketException ex) {
			assertThat(ex).as("the only other end").hasMessageContaining("reset");
			return null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads a message, however many frames it takes.
	 * @return the payload as text
	 */
	String readMessage() {
		ByteArrayOutputStream payload = new ByteArrayOutputStream();
		Frame frame;
		do {
			frame = readAnsweringPings();
			assertThat(frame).as("a frame of a message").isNotNull();
			assertThat(frame.opcode()).isLessThan(CLOSE);
			payload.writeBytes(frame.payload());
		}
		while (!frame.last());
		return payload.toString(StandardCharsets.UTF_8);
	}

	private Frame readAnsweringPings() {
		Frame frame = read();
		while (frame != null && frame.opcode() == PING) {
			part(PONG, true, frame.payload());
			frame = read();
		}
		return frame;
	}

	/**
	 * Reads until the close frame.
	 * @return its code and reason, or that there was none
	 */
	String readToClose() {
		Frame frame = read();
		while (frame != null && frame.opcode() != CLOSE) {
			frame = read();
		}
		return (frame != null) ? frame.closeReason() : "no close frame";
	}

	/**
	 * Ends the connection with a reset.
	 */
	void reset() {
		try {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String readLine() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = this.in.readUnsignedByte(); c != '\n'; c = this.in.readUnsignedByte()) {
			line.append((char) c);
		}
		return line.toString().strip();
	}

	/**
	 * A frame as it was read.
	 *
	 * @param opcode the opcode
	 * @param last whether it is the last of its message
	 * @param payload the payload
	 */
	record Frame(int opcode, boolean last, byte[] payload) {

		String text() {
			return new String(this.payload, StandardCharsets.UTF_8);
		}

		String closeReason() {
			if (this.payload.length == 0) {
				return "";
			}
			String text = new String(this.payload, 2, this.payload.length - 2, StandardCharsets.UTF_8);
			return (Short.toUnsignedInt(ByteBuffer.wrap(this.payload).getShort()) + " " + text).trim();
		}

	}

}

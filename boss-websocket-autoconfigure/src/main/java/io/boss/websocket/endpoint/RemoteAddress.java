package io.boss.websocket.endpoint;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from: what the server says, which knows whether there is a proxy
 * whose word counts. A name is never looked up, because clients may have chosen it.
 */
final class RemoteAddress {

	private static final Pattern IP_V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|\\d?\\d)(?:\\.(?!$)|$)){4}");

	private RemoteAddress() {
	}

	static @Nullable InetSocketAddress of(HttpServletRequest request) {
		String host = request.getRemoteAddr();
		int port = request.getRemotePort();
		if (host == null || port < 0 || port > 0xFFFF) {
			return null;
		}
		InetAddress address = parse(host);
		return (address != null) ? new InetSocketAddress(address, port)
				: InetSocketAddress.createUnresolved(host, port);
	}

	/**
	 * Reads an address.
	 * @param host what may be one
	 * @return the address, or {@code null} if it is none
	 */
	// With a colon in it, it is an address or an exception.
	static @Nullable InetAddress parse(String host) {
		try {
			boolean literal = host.indexOf(':') >= 0 || IP_V4.matcher(host).matches();
			return literal ? InetAddress.getByName(host) : null;
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}

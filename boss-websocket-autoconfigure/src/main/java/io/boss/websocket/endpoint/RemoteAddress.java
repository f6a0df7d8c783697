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

	// What begins like this and has a colon is an address or an exception; anything else
	// would be looked up.
	private static boolean isLiteral(String host) {
		boolean v6 = host.indexOf(':') >= 0
				&& (":[".indexOf(host.charAt(0)) >= 0 || Character.digit(host.charAt(0), 16) >= 0);
		return v6 || IP_V4.matcher(host).matches();
	}

	/**
	 * Reads an address.
	 * @param host what may be one
	 * @return the address, or {@code null} if it is none
	 */
	static @Nullable InetAddress parse(String host) {
		try {
			return isLiteral(host) ? InetAddress.getByName(host) : null;
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}

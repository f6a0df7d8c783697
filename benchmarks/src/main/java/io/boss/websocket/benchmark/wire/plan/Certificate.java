/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Key of the servers with TLS, made when it is needed, which signs itself.
 */
public final class Certificate {

	/**
	 * The file, where the benchmark puts its output.
	 */
	public static final String FILE = "wire-key.p12";

	/**
	 * What opens the file, which protects nothing.
	 */
	public static final String PASSWORD = "benchmark";

	static final String[] ARGUMENTS = { "--server.ssl.key-store=file:" + FILE,
			"--server.ssl.key-store-password=" + PASSWORD };

	private Certificate() {
	}

	/**
	 * Makes it, unless it is there.
	 * @param directory where servers run
	 * @param jdk has the tool
	 * @throws IOException if it cannot be made
	 * @throws InterruptedException if interrupted
	 */
	public static void make(Path directory, Jdk jdk) throws IOException, InterruptedException {
		if (Files.exists(directory.resolve(FILE))) {
			return;
		}
		List<String> command = List.of(jdk.tool("keytool"), "-genkeypair", "-keyalg", "EC", "-alias", "wire", "-dname",
				"CN=localhost", "-keystore", FILE, "-storetype", "PKCS12", "-storepass", PASSWORD, "-validity", "30");
		Process keytool = new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start();
		if (keytool.waitFor() != 0) {
			throw new IOException("keytool has made no key");
		}
	}

}

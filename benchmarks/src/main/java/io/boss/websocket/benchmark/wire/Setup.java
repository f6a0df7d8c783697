/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.wire;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.boss.websocket.benchmark.wire.plan.Contestant;
import io.boss.websocket.benchmark.wire.plan.Jdk;
import io.boss.websocket.benchmark.wire.plan.Options;

/**
 * Way in which servers and clients are started.
 *
 * @param installation where they are
 * @param options what was asked for
 * @param jdk what servers run on
 */
record Setup(Installation installation, Options options, Jdk jdk) {

	Path output() throws IOException {
		return this.installation.output();
	}

	Path log(Contestant contestant, String whose) throws IOException {
		return output().resolve("%s-%d.%s.log".formatted(contestant.id(), this.jdk.version(), whose));
	}

	ServerProcess startServer(Contestant contestant) throws IOException {
		return ServerProcess.start(this.installation.serverCommand(contestant.server(), this.jdk),
				log(contestant, "server"));
	}

	List<String> clientArguments(Contestant contestant, ServerProcess server) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(contestant.scenario().arguments(this.options.quick()));
		arguments
			.addAll(List.of("port=" + server.port(), "pid=" + server.pid(), "stomp=" + contestant.server().isStomp(),
					"tls=" + contestant.server().isTls(), "busy=" + this.options.busy()));
		return arguments;
	}

	Process startClient(List<String> arguments, Path log) throws IOException {
		return new ProcessBuilder(this.installation.clientCommand(arguments)).redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
	}

}

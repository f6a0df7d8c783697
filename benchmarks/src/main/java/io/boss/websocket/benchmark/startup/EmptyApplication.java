/*
 * Copyright 2026-present the original author or authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.boss.websocket.benchmark.startup;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Application without a bean of its own. It starts, logs what that has cost, and ends.
 */
@SpringBootApplication
public class EmptyApplication {

	/**
	 * Starts and ends the application.
	 * @param args arguments of Spring Boot
	 */
	public static void main(String[] args) {
		SpringApplication.run(EmptyApplication.class, args).close();
	}

	/**
	 * Logs, after the refresh, the time since the start of the JVM, the CPU time of the
	 * process, both in milliseconds, and how many classes there are.
	 */
	@EventListener(ApplicationReadyEvent.class)
	void ready() {
		long elapsed = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
		OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
		long cpu = (system instanceof com.sun.management.OperatingSystemMXBean process)
				? process.getProcessCpuTime() / 1_000_000 : -1;
		int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
		Logger logger = System.getLogger(EmptyApplication.class.getName());
		logger.log(Level.INFO, Start.PREFIX + elapsed + " " + cpu + " " + classes);
	}

}

package io.boss.websocket.demo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Sample application: three services and a page for each.
 */
@SpringBootApplication
@EnableScheduling
public class DemoApplication {

	/**
	 * Starts the application.
	 * @param args what is handed on to Spring Boot
	 */
	public static void main(String[] args) {
		SpringApplication.run(DemoApplication.class, args);
	}

}

package io.boss.websocket.demo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Sample application: three services and a page for each.
 */
@SpringBootApplication
public class DemoApplication {

	/**
	 * Starts the application.
	 * @param args what is handed on to Spring Boot
	 */
	public static void main(String[] args) {
		SpringApplication.run(DemoApplication.class, args);
	}

}

package dev.talaria;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/// Talaria, one process: the console and everything that it needs.
@SpringBootApplication
public class TalariaApplication {
    static void main(String[] args) {
        SpringApplication.run(TalariaApplication.class, args);
    }

    /// The only source of the time, so that tests can move it.
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}

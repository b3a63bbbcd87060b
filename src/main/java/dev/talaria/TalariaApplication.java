package dev.talaria;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Talaria, one process: the console and everything that it needs.
@SpringBootApplication
public class TalariaApplication {
    static void main(String[] args) {
        SpringApplication.run(TalariaApplication.class, args);
    }
}

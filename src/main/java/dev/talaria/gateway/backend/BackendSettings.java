package dev.talaria.gateway.backend;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/// How many backends may run, and how long each step of their lives may take.
///
/// @param places how many run at once
/// @param idle how long one is kept that nobody needs
/// @param settle how long one is left alone after its last use before it makes room for another
/// @param patience how long somebody waits for a place
/// @param announce how long one may take to say where it listens
/// @param health how long it may then take to answer
/// @param answer how long an answer about its health may take later on
/// @param grace how long it may take to stop by itself
/// @param beat how often we look after them
/// @param environment names of variables that backends get besides the usual ones
@ConfigurationProperties("talaria.backend")
public record BackendSettings(@DefaultValue("3") int places, @DefaultValue("10m") Duration idle,
        @DefaultValue("3s") Duration settle, @Name("wait") @DefaultValue("60s") Duration patience,
        @DefaultValue("120s") Duration announce, @DefaultValue("90s") Duration health,
        @DefaultValue("10s") Duration answer, @DefaultValue("5s") Duration grace, @DefaultValue("1s") Duration beat,
        @DefaultValue List<String> environment) {
    public BackendSettings {
        places = Math.max(1, places);
        environment = List.copyOf(environment);
    }
}

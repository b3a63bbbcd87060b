package dev.talaria;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.talaria.gateway.BackendPlaces;
import dev.talaria.gateway.EmbeddedPlaces;
import dev.talaria.profiles.Home;
import dev.talaria.profiles.HomeSearch;
import dev.talaria.sample.SampleHome;
import dev.talaria.team.DataFolder;

/// Where things are on this machine: our own folder, and the Hermes home that we serve.
@Configuration(proxyBeanMethods = false)
class Places {
    private final String homeSetting;
    private final String dataSetting;

    Places(@Value("${talaria.home:}") String homeSetting, @Value("${talaria.data:}") String dataSetting) {
        this.homeSetting = homeSetting;
        this.dataSetting = dataSetting;
    }

    @Bean
    DataFolder dataFolder() {
        var data = new DataFolder(ownFolder());
        if (homeAround(data.path()).isPresent()) {
            throw new StartRefused("Talaria keeps its own data outside of Hermes homes, but " + data.path()
                    + " lies in one. Choose another folder with --talaria.data.");
        }
        try {
            return data.prepared();
        } catch (UncheckedIOException _) {
            throw new StartRefused("The folder " + data.path()
                    + " for Talaria's own data cannot be made. Choose another one with --talaria.data.");
        }
    }

    @Bean
    Home home(DataFolder data) {
        return foundHome().map(Places::usable)
                .orElseGet(() -> new Home(SampleHome.make(data.path().resolve("sample-home")), Home.Origin.SAMPLE));
    }

    @Bean
    BackendPlaces backendPlaces(DataFolder data) {
        return new BackendPlaces(data.path().resolve("backends"));
    }

    @Bean
    EmbeddedPlaces embeddedPlaces(DataFolder data) {
        return new EmbeddedPlaces(data.path().resolve("agents"));
    }

    private Optional<Home> foundHome() {
        try {
            return HomeSearch.here().find(homeSetting);
        } catch (InvalidPathException _) {
            throw new StartRefused("What --talaria.home or HERMES_HOME says cannot be the path of a folder.");
        }
    }

    private static Home usable(Home home) {
        var named = home.origin() == Home.Origin.SETTING ? "--talaria.home" : "HERMES_HOME";
        if (!Files.exists(home.root())) {
            throw new StartRefused(
                    "There is no folder " + home.root() + ", which " + named + " names as the Hermes home.");
        }
        if (!Files.isDirectory(home.root())) {
            throw new StartRefused(home.root() + ", which " + named + " names as the Hermes home, is not a folder.");
        }
        return home;
    }

    private Path ownFolder() {
        try {
            var setting = dataSetting.isBlank() ? System.getenv().getOrDefault("TALARIA_DATA", "") : dataSetting;
            return setting.isBlank() ? HomeSearch.homeOfUser().resolve(".talaria") : Path.of(setting.strip());
        } catch (InvalidPathException _) {
            throw new StartRefused("What --talaria.data or TALARIA_DATA says cannot be the path of a folder.");
        }
    }

    private Optional<Path> homeAround(Path data) {
        var served = foundHome().map(Home::root).filter(data::startsWith);
        return served.or(() -> HomeSearch.around(data));
    }
}

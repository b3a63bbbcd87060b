package dev.talaria;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import dev.talaria.profiles.Home;
import dev.talaria.profiles.ProfileList;
import dev.talaria.profiles.Profiles;
import dev.talaria.team.CurrentMember;
import dev.talaria.team.DataFolder;

/// Tells whoever started Talaria where to find it and what it serves.
@Component
class StartedReport {
    private static final Logger LOG = LoggerFactory.getLogger(StartedReport.class);

    private final Environment environment;
    private final Profiles profiles;
    private final CurrentMember member;
    private final DataFolder data;

    StartedReport(Environment environment, Profiles profiles, CurrentMember member, DataFolder data) {
        this.environment = environment;
        this.profiles = profiles;
        this.member = member;
        this.data = data;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        var port = environment.getProperty("local.server.port", Integer.class);
        if (port != null) {
            LOG.info("\n\n{}\n", text(port));
        }
    }

    String text(int port) {
        var list = profiles.list(member.get());
        return """
                Talaria is ready:  %s
                It serves          %s
                Profiles           %s
                Its own data       %s""".formatted(address(port), served(profiles.home()), counted(list), data.path());
    }

    private static String counted(ProfileList list) {
        var count = String.valueOf(list.profiles().size());
        return list.skipped().isEmpty() ? count : count + ", and what could not be shown: " + list.skipped().size();
    }

    private static String served(Home home) {
        return switch (home.origin()) {
            case SETTING -> home.root() + " (--talaria.home)";
            case ENVIRONMENT -> home.root() + " (HERMES_HOME)";
            case PLATFORM -> home.root().toString();
            case SAMPLE -> "a sample home, since no Hermes was found: " + home.root();
        };
    }

    private String address(int port) {
        var host = environment.getProperty("server.address", "");
        return "http://%s:%d%s".formatted(isThisMachine(host) ? "localhost" : host, port,
                environment.getProperty("server.servlet.context-path", ""));
    }

    private static boolean isThisMachine(String host) {
        try {
            var address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || address.isAnyLocalAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}

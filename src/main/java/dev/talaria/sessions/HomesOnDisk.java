package dev.talaria.sessions;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.talaria.profiles.Profile;
import dev.talaria.profiles.Profiles;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.Member;

/// Where the profiles that a member may see keep their sessions.
interface HomesOnDisk {
    List<ProfileName> names(Member actor);

    /// Nothing where there is no such profile; the file itself need not exist.
    Optional<Path> stateDb(Member actor, ProfileName profile);

    /// As the other, for who acts for nobody in particular.
    Optional<Path> stateDb(ProfileName profile);

    static HomesOnDisk of(Profiles profiles) {
        return new HomesOnDisk() {
            @Override
            public List<ProfileName> names(Member actor) {
                return profiles.list(actor).profiles().stream().map(Profile::name).toList();
            }

            @Override
            public Optional<Path> stateDb(Member actor, ProfileName profile) {
                return profiles.find(actor, profile).map(Profile::stateDb);
            }

            @Override
            public Optional<Path> stateDb(ProfileName profile) {
                return profiles.onDisk(profile).map(Profile::stateDb);
            }
        };
    }
}

package dev.talaria.profiles;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Service;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.Subscription;
import dev.talaria.team.Member;

/// Which profiles exist, as last seen on disk: looked at again a few times a second, never created by looking.
@Service
public class Profiles {
    Profiles() {}

    public Home home() {
        throw new UnsupportedOperationException();
    }

    /// The profiles that the member may see; skipped folders too.
    public ProfileList list(Member actor) {
        throw new UnsupportedOperationException();
    }

    /// Nothing where there is no such profile, or none for this member.
    public Optional<Profile> find(Member actor, ProfileName name) {
        throw new UnsupportedOperationException();
    }

    /// Colours for profiles shown together, of which some hues were chosen by hand: no two look alike.
    ///
    /// @param chosen hues in degrees, 0 to 359
    public Map<ProfileName, ProfileColour> colours(Collection<ProfileName> shown, Map<ProfileName, Integer> chosen) {
        throw new UnsupportedOperationException();
    }

    /// Rings when a profile came, went or changed its label.
    public Subscription follow(Member actor, Runnable lookAgain) {
        throw new UnsupportedOperationException();
    }
}

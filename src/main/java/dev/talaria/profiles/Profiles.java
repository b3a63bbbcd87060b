package dev.talaria.profiles;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.stereotype.Service;

import dev.talaria.profiles.ProfileList.Skipped;
import dev.talaria.shared.Changes;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.Subscription;
import dev.talaria.team.Member;
import dev.talaria.team.Rights;

/// Which profiles exist, as last seen on disk: looked at again a few times a second, never created by looking.
@Service
public class Profiles {
    private final KnownColours colours = new KnownColours();
    private final Home home;
    private final Rights rights;
    private final ProfileYaml labels = new ProfileYaml();
    private final Changes<Home> changes = new Changes<>();
    private final AtomicReference<ProfileList> seen;

    Profiles(Home home, Rights rights) {
        this.home = home;
        this.rights = rights;
        this.seen = new AtomicReference<>(look());
    }

    public Home home() {
        return home;
    }

    /// The profiles that the member may see; skipped folders too.
    public ProfileList list(Member actor) {
        var all = seen.get();
        var visible = all.profiles().stream().filter(profile -> rights.maySee(actor, profile.name())).toList();
        return new ProfileList(visible, all.skipped());
    }

    /// Nothing where there is no such profile, or none for this member.
    public Optional<Profile> find(Member actor, ProfileName name) {
        return seen.get().find(name).filter(profile -> rights.maySee(actor, profile.name()));
    }

    /// The profile as it is on disk, for who acts for nobody in particular: rights have been asked already, or will be.
    public Optional<Profile> onDisk(ProfileName name) {
        return seen.get().find(name);
    }

    /// Colours for profiles shown together, of which some hues were chosen by hand: no two look alike.
    ///
    /// @param chosen hues in degrees, 0 to 359
    public Map<ProfileName, ProfileColour> colours(Collection<ProfileName> shown, Map<ProfileName, Integer> chosen) {
        return colours.of(shown, chosen);
    }

    /// Rings when a profile came, went or changed its label.
    public Subscription follow(Member actor, Runnable lookAgain) {
        var known = new AtomicReference<>(list(actor));
        return changes.follow(home, () -> {
            // what the member may not see does not even ring
            var now = list(actor);
            if (!now.equals(known.getAndSet(now))) {
                lookAgain.run();
            }
        });
    }

    /// Looks at the disk now, and tells the followers what has changed since.
    void lookAgain() {
        var now = look();
        if (!now.equals(seen.getAndSet(now))) {
            changes.publish(home);
        }
    }

    private ProfileList look() {
        var folders = ProfileFolders.in(home.root());
        var names = folders.found().stream().map(ProfileFolders.Found::name).toList();
        var together = colours.of(names, Map.of());
        var skipped = new ArrayList<>(folders.skipped());
        var profiles = new ArrayList<Profile>();
        for (var found : folders.found()) {
            var about = labels.of(found.home());
            about.remark().ifPresent(remark -> skipped.add(new Skipped(file(found.name()), remark)));
            var label = about.displayName().isEmpty() ? found.name().value() : about.displayName();
            profiles.add(new Profile(found.name(), found.home(), label, about.description(),
                    together.getOrDefault(found.name(), Palette.NEUTRAL)));
        }
        return new ProfileList(profiles, skipped);
    }

    private static String file(ProfileName name) {
        return name.isDefault() ? "profile.yaml" : String.join("/", List.of(name.value(), "profile.yaml"));
    }
}

package dev.talaria.profiles;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

import dev.talaria.profiles.FolderAnswer.Folder;
import dev.talaria.profiles.FolderAnswer.Listing;
import dev.talaria.profiles.FolderAnswer.Refused;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.Member;
import dev.talaria.team.Rights;

/// The folders in which sessions may be begun: those below the roots that the operator allows. Every answer is about the
/// place that a path really leads to, so that neither `..` nor a link leads out.
@Service
public class WorkFolders {
    private static final int MOST_LISTED = 300;
    private static final int MOST_LOOKED_AT = 5_000;

    private final List<Path> roots;
    private final Rights rights;

    @Autowired
    WorkFolders(@Value("${talaria.folders:}") List<String> setting, Rights rights) {
        this(rights, setting.isEmpty()
                ? List.of(HomeSearch.homeOfUser())
                : setting.stream().map(String::strip).filter(root -> !root.isEmpty()).map(Path::of).toList());
    }

    WorkFolders(Rights rights, List<Path> roots) {
        this.rights = rights;
        this.roots = List.copyOf(roots);
    }

    /// Where looking may begin: the roots that exist.
    public List<Folder> roots(Member actor, ProfileName profile) {
        if (!rights.mayTalk(actor, profile)) {
            return List.of();
        }
        return realRoots().stream()
                .map(root -> new Folder(root.toString(), root.toString(), GitBranch.of(root, realRoots())))
                .toList();
    }

    /// The folder as it is really called, where a session may be begun in it.
    public Optional<String> allowed(Member actor, ProfileName profile, String path) {
        return rights.mayTalk(actor, profile) ? real(path).map(Path::toString) : Optional.empty();
    }

    /// What git has checked out there, or in the nearest folder around it; nothing where that is no work tree or not allowed.
    public Optional<String> branch(Member actor, ProfileName profile, String path) {
        var around = realRoots();
        return allowed(actor, profile, path).flatMap(folder -> Stream
                .iterate(Path.of(folder), up -> up != null && around.stream().anyMatch(up::startsWith), Path::getParent)
                .map(up -> GitBranch.of(up, around))
                .flatMap(Optional::stream)
                .findFirst());
    }

    public FolderAnswer look(Member actor, ProfileName profile, String path) {
        if (!rights.mayTalk(actor, profile)) {
            return new Refused("You may not begin sessions here.");
        }
        var folder = real(path);
        if (folder.isEmpty()) {
            return new Refused("There is no such folder, or it is outside of those that are allowed.");
        }
        try {
            return listed(folder.get());
        } catch (IOException | DirectoryIteratorException _) {
            return new Refused("This folder can't be read.");
        }
    }

    private Listing listed(Path folder) throws IOException {
        var found = new ArrayList<Path>();
        var lookedAt = 0;
        try (var children = Files.newDirectoryStream(folder)) {
            for (var child : children) {
                lookedAt++;
                if (lookedAt > MOST_LOOKED_AT) {
                    break;
                }
                if (!child.getFileName().toString().startsWith(".") && Files.isDirectory(child)
                        && real(child.toString()).isPresent()) {
                    found.add(child);
                }
            }
        }
        found.sort(Comparator.comparing(child -> child.getFileName().toString(), String.CASE_INSENSITIVE_ORDER));
        var around = realRoots();
        var parent = Optional.ofNullable(folder.getParent()).filter(up -> around.stream().anyMatch(up::startsWith));
        return new Listing(folder.toString(), GitBranch.of(folder, around), parent.map(Path::toString),
                found.stream()
                        .limit(MOST_LISTED)
                        .map(child -> new Folder(child.getFileName().toString(), child.toString(),
                                GitBranch.of(child, around)))
                        .toList(),
                found.size() > MOST_LISTED || lookedAt > MOST_LOOKED_AT);
    }

    private Optional<Path> real(String path) {
        try {
            var asked = Path.of(path);
            if (!asked.isAbsolute()) {
                return Optional.empty();
            }
            var real = asked.toRealPath();
            return Files.isDirectory(real) && realRoots().stream().anyMatch(real::startsWith)
                    ? Optional.of(real)
                    : Optional.empty();
        } catch (IOException | InvalidPathException | SecurityException _) {
            return Optional.empty();
        }
    }

    /// Looked up each time: a root may be made, or turned into a link, while we run.
    private List<Path> realRoots() {
        var real = new ArrayList<Path>();
        for (var root : roots) {
            try {
                real.add(root.toRealPath());
            } catch (IOException _) {
                // not there, or not readable: nothing is below it then
            }
        }
        return real;
    }
}

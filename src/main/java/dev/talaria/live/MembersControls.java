package dev.talaria.live;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.springframework.stereotype.Service;

import dev.talaria.gateway.CommandOutcome;
import dev.talaria.gateway.Completion;
import dev.talaria.gateway.Compressed;
import dev.talaria.gateway.Gateway;
import dev.talaria.gateway.Gateways;
import dev.talaria.gateway.ModelChoices;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.gateway.SettingOutcome;
import dev.talaria.shared.Background;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Authors;
import dev.talaria.team.Member;
import dev.talaria.team.Rights;

/// Asks rights, finds a session's newest segment, and hands on to its profile's gateway.
@Service
class MembersControls implements SessionControls {
    /// Slash commands that decide over approvals: they are no way around the right to.
    private static final Set<String> OVER_APPROVALS = Set.of("yolo", "approve", "deny", "approvals");

    private final Gateways gateways;
    private final Lineages lineages;
    private final Prompts prompts;
    private final Rights rights;
    private final Authors authors;
    private final Branching branching;
    private final Undoing undoing;
    private final Background background;

    MembersControls(Gateways gateways, Lineages lineages, Prompts prompts, Rights rights,
            Authors authors, Branching branching, Undoing undoing, Background background) {
        this.gateways = gateways;
        this.lineages = lineages;
        this.prompts = prompts;
        this.rights = rights;
        this.authors = authors;
        this.branching = branching;
        this.undoing = undoing;
        this.background = background;
    }

    @Override
    public CompletableFuture<Reply<SessionKey>> branch(Member actor, SessionKey session, Optional<String> name) {
        var plain = name.map(Titles::plain).filter(title -> !title.isEmpty());
        // an agent would find out only when the branch is made, and leave it behind
        var refusal = plain.flatMap(title -> Titles.refusal(title).or(() -> taken(actor, session, title)));
        if (refusal.isPresent() && rights.maySee(actor, session.profile())) {
            return refused(refusal.get());
        }
        return talking(actor, session.profile(),
                gateway -> gateway.branch(tip(actor, session), plain, Optional.empty()))
                .thenApply(reply -> reply.map(begun -> branched(session, new SessionKey(session.profile(), begun))));
    }

    @Override
    public CompletableFuture<Reply<SessionKey>> branchAfter(Member actor, SessionKey session, long message) {
        return talking(actor, session.profile(), gateway -> branching.after(gateway, session, message))
                .thenApply(reply -> reply.map(begun -> branched(session, new SessionKey(session.profile(), begun))));
    }

    private Optional<String> taken(Member actor, SessionKey session, String title) {
        return lineages.isTaken(actor, session.profile(), title)
                ? Optional.of("Another session of this profile has this title already.")
                : Optional.empty();
    }

    private SessionKey branched(SessionKey session, SessionKey branch) {
        background.run(() -> authors.copy(session, branch));
        return branch;
    }

    @Override
    public CompletableFuture<Reply<Compressed>> compress(Member actor, SessionKey session, Optional<String> focus) {
        return talking(actor, session.profile(), gateway -> gateway.compress(tip(actor, session), focus));
    }

    @Override
    public CompletableFuture<Reply<Undone>> undo(Member actor, SessionKey session) {
        return talking(actor, session.profile(),
                gateway -> undoing.lastTurn(actor, session, tip(actor, session), gateway));
    }

    @Override
    public CompletableFuture<Reply<SettingOutcome>> change(Member actor, SessionKey session, SessionSetting setting) {
        var bypass = setting instanceof SessionSetting.Approvals(var off) && off;
        if (bypass && !rights.mayApprove(actor, session.profile())) {
            return refused("You may not switch off the approvals of " + session.profile() + ".");
        }
        return talking(actor, session.profile(), gateway -> gateway.change(tip(actor, session), setting));
    }

    @Override
    public CompletableFuture<Reply<ModelChoices>> models(Member actor, ProfileName profile,
            Optional<SessionKey> session) {
        return talking(actor, profile, gateway -> gateway.models(tip(actor, session)));
    }

    @Override
    public CompletableFuture<Reply<List<String>>> personalities(Member actor, ProfileName profile) {
        return talking(actor, profile, Gateway::personalities);
    }

    @Override
    public CompletableFuture<Reply<List<Completion>>> completeCommand(Member actor, ProfileName profile,
            Optional<SessionKey> session, String text) {
        return talking(actor, profile, gateway -> gateway.completeCommand(tip(actor, session), text));
    }

    @Override
    public CompletableFuture<Reply<List<Completion>>> completeReference(Member actor, ProfileName profile,
            Optional<SessionKey> session, Optional<String> folder, String word) {
        return talking(actor, profile, gateway -> gateway.completeReference(tip(actor, session), folder, word));
    }

    @Override
    public CompletableFuture<Reply<CommandOutcome>> command(Member actor, SessionKey session, String line) {
        if (OVER_APPROVALS.contains(commandIn(line)) && !rights.mayApprove(actor, session.profile())) {
            return refused("You may not decide over the approvals of " + session.profile() + ".");
        }
        return talking(actor, session.profile(), gateway -> gateway.command(tip(actor, session), line))
                .thenApply(reply -> switch (reply) {
                    case Reply.Done<CommandOutcome>(CommandOutcome.Send send) -> sent(actor, session, send);
                    case Reply.Done<CommandOutcome> said -> said;
                    case Reply.Refused<CommandOutcome> refused -> refused;
                });
    }

    /// Where another program is at work in the session, the person decides: the prompt is laid before them instead.
    private Reply<CommandOutcome> sent(Member actor, SessionKey session, CommandOutcome.Send send) {
        return switch (prompts.send(actor, session, send.message(), List.of(), false)) {
            case Prompts.SendResult.Sent _ -> Reply.done(send);
            case Prompts.SendResult.Queued _ -> Reply.done(send);
            case Prompts.SendResult.AskFirst _ -> Reply.done(new CommandOutcome.Prefill(send.message()));
            case Prompts.SendResult.NotSent(var words) -> Reply.refused(Refusal.FAILED, words);
        };
    }

    private static String commandIn(String line) {
        var words = line.strip().split("\\s+", 2);
        return words[0].replaceFirst("^/+", "").toLowerCase(Locale.ROOT);
    }

    private StoredId tip(Member actor, SessionKey session) {
        return lineages.tip(actor, session);
    }

    private Optional<StoredId> tip(Member actor, Optional<SessionKey> session) {
        return session.map(key -> tip(actor, key));
    }

    private <T> CompletableFuture<Reply<T>> talking(Member actor, ProfileName profile,
            Function<Gateway, CompletableFuture<Reply<T>>> verb) {
        if (!rights.maySee(actor, profile)) {
            return CompletableFuture.completedFuture(Lineages.noProfile());
        }
        if (!rights.mayTalk(actor, profile)) {
            return refused("You may look at " + profile + ", but not talk to it.");
        }
        return gateways.of(profile)
                .map(verb)
                .orElseGet(() -> CompletableFuture.completedFuture(Lineages.noProfile()));
    }

    private static <T> CompletableFuture<Reply<T>> refused(String words) {
        return CompletableFuture.completedFuture(Reply.refused(Refusal.INVALID, words));
    }
}

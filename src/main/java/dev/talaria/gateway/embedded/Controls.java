package dev.talaria.gateway.embedded;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.talaria.gateway.Attached;
import dev.talaria.gateway.CommandOutcome;
import dev.talaria.gateway.CommandOutcome.Said;
import dev.talaria.gateway.Completion;
import dev.talaria.gateway.Gateway.Nothing;
import dev.talaria.gateway.ModelChoices;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.gateway.SessionSetting;
import dev.talaria.gateway.SettingOutcome;
import dev.talaria.shared.MediaTypes;
import dev.talaria.shared.StoredId;

/// What can be set in a session, and what goes along with its next prompt. Belongs to the loop.
final class Controls {
    private static final int LARGEST_TEXT = 1_000_000;
    private static final int LARGEST_IMAGE = 25_000_000;

    private final EmbeddedSessions sessions;
    private final Stage stage;
    private final Agents agents;
    private final Keeping keeping;

    Controls(EmbeddedSessions sessions, Stage stage, Agents agents, Keeping keeping) {
        this.sessions = sessions;
        this.stage = stage;
        this.agents = agents;
        this.keeping = keeping;
    }

    Choices current(Optional<StoredId> session) {
        return session.flatMap(sessions::live).map(EmbeddedSession::choices).orElse(Choices.NONE);
    }

    CompletableFuture<Reply<ModelChoices>> models(Reply<Choices> choices) {
        return switch (choices) {
            case Reply.Done<Choices>(var current) -> agents.models(current);
            case Reply.Refused<Choices> refused -> CompletableFuture.completedFuture(refused.as());
        };
    }

    Reply<SettingOutcome> change(StoredId id, SessionSetting setting) {
        return sessions.attach(id).map(session -> change(session, setting)).orElseGet(Controls::gone);
    }

    private Reply<SettingOutcome> change(EmbeddedSession session, SessionSetting setting) {
        var refusal = agents.refusal(setting);
        if (refusal.isPresent()) {
            return Reply.refused(Refusal.UNSUPPORTED, refusal.get());
        }
        switch (setting) {
            case SessionSetting.Model model -> session.choose(session.choices().withModel(model.model()));
            case SessionSetting.Effort(var effort) -> session.choose(session.choices().withEffort(effort));
            case SessionSetting.Personality(var name) -> session.choose(session.choices().withPersonality(name));
            case SessionSetting.Approvals(var bypass) -> session.askNothing(bypass);
            case SessionSetting.Folder(var path) -> {
                session.workIn(path);
                if (session.isStored()) {
                    stage.store().moveTo(session.tip(), path);
                }
            }
            case SessionSetting.Fast _ -> {
                // refused before: no agent here has it
            }
        }
        if (session.isStored()) {
            stage.store().choose(session.tip(), session.config());
        }
        stage.tellFacts(session);
        var later = session.turn().isPresent() && !(setting instanceof SessionSetting.Approvals);
        return Reply.done(new SettingOutcome.Changed(
                later ? Optional.of("It holds from the next prompt on.") : Optional.empty()));
    }

    List<Completion> completeReference(Optional<StoredId> session, Optional<String> folder, String word) {
        return session.flatMap(sessions::attach)
                .flatMap(EmbeddedSession::folder)
                .or(() -> folder)
                .map(path -> References.completing(path, word))
                .orElse(List.of());
    }

    CompletableFuture<Reply<CommandOutcome>> command(StoredId id, String line) {
        var session = sessions.attach(id);
        if (session.isEmpty()) {
            return CompletableFuture.completedFuture(gone());
        }
        return Commands.in(line)
                .map(command -> run(session.get(), command, Commands.argument(line)))
                .orElseGet(() -> now(Reply.refused(Refusal.INVALID, "There is no such command. /help lists them.")));
    }

    private CompletableFuture<Reply<CommandOutcome>> run(EmbeddedSession session, Commands command, String argument) {
        var id = session.tip();
        return switch (command) {
            case HELP -> said(Commands.help());
            case TITLE -> now(keeping.rename(id, argument).map(_ -> new Said(argument.isEmpty()
                    ? "The session has no title any more."
                    : "The session is called “" + session.title() + "”.")));
            case COMPRESS -> keeping.compress(id).thenApply(reply -> reply.map(came -> new Said(came.headline())));
            case UNDO -> now(keeping.undo(id)
                    .map(gone -> new Said(gone.messages() + " messages were taken back.")));
            case BRANCH -> now(keeping.branch(id, Optional.of(argument).filter(name -> !name.isEmpty()),
                    Optional.empty())
                    .map(_ -> new Said("The branch is in the list of sessions.")));
            case STATUS -> said(agents.inWords(session));
            case USAGE -> said(usage(session));
        };
    }

    private static String usage(EmbeddedSession session) {
        var totals = session.totals();
        return totals.calls() + " calls of the model, " + totals.input() + " tokens read, " + totals.output()
                + " written";
    }

    private static CompletableFuture<Reply<CommandOutcome>> said(String text) {
        return CompletableFuture.completedFuture(Reply.done(new Said(text)));
    }

    private static CompletableFuture<Reply<CommandOutcome>> now(Reply<? extends CommandOutcome> reply) {
        return CompletableFuture.completedFuture(reply.map(outcome -> outcome));
    }

    Reply<Attached> attachImage(StoredId id, String fileName, byte[] content) {
        var type = MediaTypes.ofImage(content);
        if (content.length > LARGEST_IMAGE) {
            return Reply.refused(Refusal.INVALID, "An image has at most 25 MB.");
        }
        if (type.isEmpty()) {
            return Reply.refused(Refusal.INVALID, "Only PNG, JPEG, GIF and WebP images can be attached.");
        }
        return attach(id, new Attachment(fileName, fileName, type.get(), Base64.getEncoder().encodeToString(content)));
    }

    Reply<Attached> attachFile(StoredId id, String fileName, byte[] content) {
        if (content.length > LARGEST_TEXT) {
            return Reply.refused(Refusal.INVALID, "A file has at most 1 MB here.");
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return attach(id, new Attachment(fileName, fileName, "", text));
        } catch (CharacterCodingException _) {
            return Reply.refused(Refusal.UNSUPPORTED, "Only text files can be attached here.");
        }
    }

    private Reply<Attached> attach(StoredId id, Attachment attachment) {
        return sessions.attach(id).map(session -> {
            var path = session.attachments().size() + "-" + attachment.name().toLowerCase(Locale.ROOT);
            session.attachments().add(new Attachment(attachment.name(), path, attachment.mediaType(),
                    attachment.content()));
            return Reply.done(new Attached(attachment.name(), path, ""));
        }).orElseGet(Controls::gone);
    }

    Reply<Nothing> detach(StoredId id, Attached attached) {
        sessions.live(id)
                .ifPresent(session -> session.attachments().removeIf(file -> file.path().equals(attached.path())));
        return Reply.done(new Nothing());
    }

    private static <T> Reply<T> gone() {
        return Reply.refused(Refusal.GONE, EmbeddedSessions.NOT_HERE);
    }
}

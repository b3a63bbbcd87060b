package dev.talaria.gateway;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

/// The one door to a profile's live agent.
///
/// Sessions are named by stored ids: the id of any segment that was opened here leads to the live one, across compressions,
/// lost sockets and restarted backends. Runtime ids never leave a gateway. Every verb that needs a backend starts it, and
/// attaches the session first where it is not attached yet; no verb that only looks does.
///
/// A future never fails: what went wrong is a [Reply.Refused]. Nothing is sent twice unless it is certain that the first did
/// not arrive. No member is known here: rights are asked by whoever calls.
public interface Gateway {
    ProfileName profile();

    GatewayKind kind();

    /// How it stands right now, without touching anything.
    GatewayHealth health();

    /// What it lacks to be more than a rehearsal; nothing where it is more.
    default Optional<MissingModel> missingModel() {
        return Optional.empty();
    }

    /// Starts what is needed to talk; done when it is ready.
    CompletableFuture<Reply<GatewayHealth.Ready>> wake();

    /// Begins a session. Nothing is on disk before its first prompt.
    CompletableFuture<Reply<Snapshot>> create(NewSession wanted);

    /// Makes a stored session live, or looks again at one that is, and tells how it stands. Its events come from now on.
    CompletableFuture<Reply<Snapshot>> attach(StoredId session);

    /// Asks the backend whether a turn runs, without making the session live.
    CompletableFuture<Reply<Truth>> ask(StoredId session);

    /// Sends a prompt. After [Refusal#UNCERTAIN] it may have arrived: only events or [#ask] tell.
    CompletableFuture<Reply<Submitted>> submit(StoredId session, Submission submission);

    /// Stops the running turn; does nothing to an idle session, where some backends would break the next turn.
    CompletableFuture<Reply<Nothing>> stop(StoredId session);

    /// Hands the running turn a text after its next tool.
    ///
    /// @return false where no turn could take it
    CompletableFuture<Reply<Boolean>> steer(StoredId session, String text);

    /// Answers what the agent waits for.
    ///
    /// @return false where the request had gone: it expired, or somebody else answered it
    CompletableFuture<Reply<Boolean>> answer(StoredId session, InputRequest request, Answer answer);

    /// Ends the live half of a session; what is stored stays.
    CompletableFuture<Reply<Nothing>> close(StoredId session);

    /// @param title empty takes the title away
    CompletableFuture<Reply<Nothing>> rename(StoredId tip, String title);

    /// @param segments the whole lineage, root first
    CompletableFuture<Reply<Nothing>> archive(List<StoredId> segments, boolean archived);

    /// Deletes for good, all or what can be; a live half is closed first.
    ///
    /// @param segments the whole lineage, root first
    CompletableFuture<Reply<Nothing>> delete(List<StoredId> segments);

    /// A new session that goes on from here. The one that it leaves stays as it is.
    ///
    /// @param without the end that does not go along; nothing where all of it does
    CompletableFuture<Reply<StoredId>> branch(StoredId session, Optional<String> name, Optional<Rest> without);

    CompletableFuture<Reply<Compressed>> compress(StoredId session, Optional<String> focus);

    /// Takes back the last prompt and what came of it.
    CompletableFuture<Reply<TakenBack>> undo(StoredId session);

    /// @param session nothing asks for the profile's own
    CompletableFuture<Reply<ModelChoices>> models(Optional<StoredId> session);

    CompletableFuture<Reply<SettingOutcome>> change(StoredId session, SessionSetting setting);

    /// The names that [SessionSetting.Personality] takes.
    CompletableFuture<Reply<List<String>>> personalities();

    CompletableFuture<Reply<List<Completion>>> completeCommand(Optional<StoredId> session, String text);

    /// Completes what follows an `@`: files, folders, references.
    ///
    /// @param folder where paths begin, for a session that does not exist yet
    CompletableFuture<Reply<List<Completion>>> completeReference(Optional<StoredId> session, Optional<String> folder,
            String word);

    /// Runs a slash command, also while a turn runs.
    CompletableFuture<Reply<CommandOutcome>> command(StoredId session, String line);

    /// Lays an image before the session's next prompt.
    CompletableFuture<Reply<Attached>> attachImage(StoredId session, String fileName, byte[] content);

    /// Gives the agent a file.
    CompletableFuture<Reply<Attached>> attachFile(StoredId session, String fileName, byte[] content);

    /// Takes an image away again that no prompt has used.
    CompletableFuture<Reply<Nothing>> detach(StoredId session, Attached attached);

    /// Nothing to say.
    record Nothing() {
    }

    /// The end of a session, as its file has it.
    ///
    /// @param row where it begins
    /// @param prompts how many rows in it are stored as said by people, shown as prompts or not
    record Rest(long row, int prompts) {
    }

    /// What went from a session.
    ///
    /// @param messages how many
    /// @param prompt as it is stored; empty where nobody tells
    record TakenBack(int messages, String prompt) {
    }

    /// What a backend knows of a session's turn.
    enum Truth {
        RUNNING,
        /// It runs and waits for somebody's input.
        WAITING, IDLE,
        /// The session is not live there, so that no turn can run.
        NOT_LIVE
    }

    /// What became of a prompt.
    enum Submitted {
        STARTED,
        /// It runs after the present turn.
        QUEUED,
        /// It went into the present turn.
        STEERED, REDIRECTED
    }
}

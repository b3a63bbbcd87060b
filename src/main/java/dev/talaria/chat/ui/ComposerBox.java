package dev.talaria.chat.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.QueryParameters;

import dev.talaria.chat.ui.ComposerModels.ComposerModel;
import dev.talaria.chat.ui.ComposerModels.DraftModel;
import dev.talaria.chat.ui.ComposerModels.KeptModel;
import dev.talaria.chat.ui.ComposerModels.OtherModel;
import dev.talaria.chat.ui.ComposerModels.ReplyModel;
import dev.talaria.chat.ui.DraftOnDisk.Foreign;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.shared.Background;
import dev.talaria.shared.ui.Arrival;
import dev.talaria.shared.ui.Following;
import dev.talaria.shared.ui.JsonProperty;
import dev.talaria.shared.ui.Toasts;
import dev.talaria.team.Attachment;
import dev.talaria.team.Drafts.Draft;
import dev.talaria.team.Drafts.Place;
import dev.talaria.team.Slip;

/// The box to type into, with its draft and its files. What is said in it goes to [Speaking].
@Tag("talaria-composer")
@JsModule("./composer.ts")
class ComposerBox extends Component {
    private static final long serialVersionUID = 1L;

    private final transient BoxDraft draft;
    private final transient Background background;
    private final transient Following<List<Foreign>> otherWindows;
    private @Nullable transient Speaking speaking;
    private @Nullable transient ComposerModel shown;
    private transient Consumer<Boolean> talk = _ -> {};
    private long numbers;

    ComposerBox(BoxDraft draft, Background background) {
        this.draft = draft;
        this.background = background;
        otherWindows = new Following<>(this, background);
        getElement().setAttribute("upload", draft.files().intake());
        getElement().setAttribute("files", draft.files().pictures());
        hear("composer-send", told -> send(told.text("text"), told.flag("confirmed"), slip(told)), "text", "confirmed",
                "slip");
        hear("composer-steer", told -> steer(told.text("text"), slip(told)), "text", "slip");
        hear("composer-ask", told -> ask(told.text("text"), slip(told)), "text", "slip");
        hear("composer-stop", _ -> speaker().ifPresent(Speaking::stop));
        hear("composer-draft", told -> typed(told.text("place"), told.text("text"), told.number("number")), "place",
                "text", "number");
        hear("composer-clear", _ -> change(draft::clear));
        hear("composer-bring-back", told -> change(() -> draft.bringBack(told.text("text"))), "text");
        hear("composer-carry", told -> change(() -> draft.carry(told.text("text"))), "text");
        hear("composer-laid", _ -> change(draft::keep));
        hear("composer-lay-back", _ -> change(draft::layBack));
        hear("composer-leave-back", _ -> leaveBack());
        hear("composer-let-go", told -> letGo(told.number("id")), "id");
        hear("composer-recall", _ -> recall());
        hear("composer-complete", told -> complete((int) told.number("request"), told.text("kind"),
                told.text("word")), "request", "kind", "word");
    }

    /// Turns to a place, with the draft that is kept for it; stays where it is already there.
    void open(Place where, Speaking to) {
        speaking = to;
        if (draft.turnTo(where)) {
            restore();
        }
    }

    void show(ComposerModel model) {
        var next = new ComposerModel(model.place(), model.label(), model.busy(), model.stopping(), model.first(),
                model.placeholder(), model.remark(), model.awake(), ComposerModels.files(draft.files().all()),
                model.limits());
        if (!next.equals(shown)) {
            shown = next;
            JsonProperty.set(getElement(), "stateJson", next);
        }
    }

    /// Hears when something is being sent, and when what became of it is known.
    void onTalk(Consumer<Boolean> listener) {
        talk = listener;
    }

    /// Whoever comes here comes to type.
    void expect() {
        getElement().callJsFunction("expect");
    }

    static String name(Place place) {
        return place.profile() + "/" + place.root().map(Object::toString).orElse("");
    }

    /// A page that shows the box anew has an empty one.
    @Override
    protected void onAttach(AttachEvent attachEvent) {
        getElement().removeProperty("replyJson");
        getElement().removeProperty("completionsJson");
        getElement().removeProperty("promptsJson");
        getElement().removeProperty("draftJson");
        getElement().removeProperty("keptJson");
        getElement().removeProperty("othersJson");
        restore();
    }

    private void restore() {
        var where = draft.place();
        if (where.isEmpty() || getUI().isEmpty()) {
            return;
        }
        restore(where.get());
    }

    private void restore(Place where) {
        Arrival.show(this, asked(() -> open(where), Draft.NONE), found -> {
            if (draft.isAt(where)) {
                draft.stands(found);
                refresh();
                JsonProperty.set(getElement(), "draftJson", new DraftModel(++numbers, name(where), found.text()));
                if (isAttached()) {
                    otherWindows.start(bell -> draft.follow(where, bell), () -> draft.look(where), this::take);
                }
            }
        });
    }

    /// What is on its way already is none.
    private Draft open(Place where) {
        var to = speaker();
        var kept = draft.open(where);
        return to.filter(speaks -> speaks.isOnItsWay(kept.text())).isPresent() ? Draft.NONE : kept;
    }

    /// What the member has written in another window stands here too. Where both wrote at once, the browser puts together what
    /// neither knew of the other.
    private void take(List<Foreign> foreign) {
        var here = draft.take(foreign);
        if (!here.isEmpty()) {
            refresh();
            JsonProperty.set(getElement(), "othersJson", here.stream()
                    .map(each -> new OtherModel(++numbers, name(each.place()), each.text(), each.seen()))
                    .toList());
        }
    }

    private void send(String text, boolean confirmed, Slip slip) {
        var attachments = draft.files().all();
        draft.leaves(text);
        talk.accept(true);
        speaker().ifPresent(to -> hear(text, attachments, slip, to.send(text, attachments, confirmed, slip)));
    }

    private void steer(String text, Slip slip) {
        speaker().ifPresent(to -> hear(text, List.of(), slip, to.steer(text, slip)));
    }

    private void hear(String text, List<Attachment> attachments, Slip slip, CompletableFuture<Spoken> coming) {
        var where = draft.place();
        var page = getUI().orElseThrow();
        Arrival.show(this, coming.thenApply(spoken -> {
            // also where the page is gone by now: it would come back with a draft that was sent
            if (isTaken(spoken)) {
                where.ifPresent(there -> draft.sent(there, text));
            }
            return spoken;
        }), spoken -> {
            talk.accept(false);
            if (!isTaken(spoken)) {
                draft.stays(text);
            } else if (where.equals(draft.place())) {
                draft.forget(text, attachments);
            }
            say(page, where, slip, spoken);
        });
    }

    private static boolean isTaken(Spoken spoken) {
        return !(spoken instanceof Spoken.Refused) && !(spoken instanceof Spoken.AsksFirst);
    }

    /// The page was loaded anew before it heard what became of this.
    private void ask(String text, Slip slip) {
        var where = draft.place();
        var page = getUI().orElseThrow();
        talk.accept(true);
        speaker().ifPresent(to -> Arrival.show(this, to.becameOf(slip), found -> {
            talk.accept(false);
            where.ifPresent(there -> found.ifPresentOrElse(spoken -> arrived(page, there, text, slip, spoken),
                    () -> unsent(there, slip)));
        }));
    }

    private void arrived(UI page, Place where, String text, Slip slip, Spoken spoken) {
        draft.sent(where, text);
        if (draft.isAt(where)) {
            draft.forget(text, List.of());
        }
        say(page, Optional.of(where), slip, spoken);
    }

    private void unsent(Place where, Slip slip) {
        if (draft.isAt(where)) {
            reply(slip, "unsent", "");
            restoreFiles(where);
        }
    }

    private void restoreFiles(Place where) {
        Arrival.show(this, asked(() -> draft.kept(where), Optional.<Draft>empty()), found -> {
            if (draft.isAt(where)) {
                found.ifPresent(kept -> draft.files().join(kept.attachments()));
                refresh();
            }
        });
    }

    private void say(UI page, Optional<Place> where, Slip slip, Spoken spoken) {
        if (!where.equals(draft.place()) || !isAttached()) {
            // the member has gone on meanwhile; what was not sent is in the draft there
            if (spoken instanceof Spoken.Refused(var words)) {
                Toasts.show("Not sent: " + words);
            } else if (isTaken(spoken)) {
                where.ifPresent(there -> handedOver(page, there, slip, ""));
            }
            return;
        }
        switch (spoken) {
            case Spoken.Accepted(var words) -> reply(slip, "accepted", words);
            case Spoken.Refused(var words) -> reply(slip, "refused", words);
            case Spoken.AsksFirst(var words) -> reply(slip, "ask", words);
            case Spoken.Said(var output) -> reply(slip, "said", output);
            case Spoken.Prefilled(var text, var words, var beside) -> {
                draft.files().join(beside);
                prefill(slip, text);
                Optional.of(words).filter(it -> !it.isEmpty()).ifPresent(Toasts::show);
            }
            case Spoken.OpensSettings _ -> reply(slip, "settings", "");
            case Spoken.BeginsAnew(var profile) -> leave(page, slip, Optional.empty(),
                    ui -> ui.navigate(SessionLinks.profile(profile), QueryParameters.of("new", "")));
            case Spoken.GoesOnIn(var session) -> leave(page, slip,
                    Optional.of(new Place(session.profile(), Optional.of(session.root()))),
                    ui -> ui.navigate(SessionLinks.session(session)));
        }
    }

    /// What is told to the box itself may go with it.
    ///
    /// @param on where what was typed meanwhile belongs to
    private void leave(UI page, Slip slip, Optional<Place> on, Consumer<UI> way) {
        reply(slip, "accepted", "");
        draft.place().ifPresent(from -> {
            on.ifPresent(draft::moveTo);
            handedOver(page, from, slip, on.map(ComposerBox::name).orElse(""));
        });
        way.accept(page);
    }

    /// The page need not hold on any more to what was handed over.
    private static void handedOver(UI page, Place from, Slip slip, String to) {
        page.getPage().executeJs(
                "window.dispatchEvent(new CustomEvent('talaria-handed-over', { detail: { from: $0, slip: $1, to: $2 } }))",
                name(from), slip.name(), to);
    }

    /// Puts a text before the member, to edit and send.
    void prefill(String text) {
        prefill(Slip.NONE, text);
    }

    private void prefill(Slip slip, String text) {
        draft.replace(text);
        reply(slip, "prefill", text);
    }

    private void reply(Slip slip, String kind, String words) {
        refresh();
        JsonProperty.set(getElement(), "replyJson", new ReplyModel(++numbers, slip.name(), kind, words));
    }

    private void typed(String where, String text, long number) {
        draft.typed(where, text, number).ifPresent(written -> kept(where, number, written));
    }

    /// The browser holds on to what it does not know to be safe.
    private void kept(String where, long number, CompletableFuture<Boolean> written) {
        Arrival.show(this, written, isSafe -> {
            if (isSafe) {
                JsonProperty.set(getElement(), "keptJson", new KeptModel(where, number));
            }
        });
    }

    private void letGo(long id) {
        Arrival.show(this, asked(() -> draft.files().remove(id), false), _ -> change(draft::keep));
    }

    private void change(Runnable written) {
        written.run();
        refresh();
    }

    private void refresh() {
        Optional.ofNullable(shown).ifPresent(this::show);
    }

    private void recall() {
        speaker().ifPresent(to -> Arrival.show(this, to.recall(),
                prompts -> JsonProperty.set(getElement(), "promptsJson", prompts)));
    }

    private void complete(int request, String kind, String word) {
        speaker().ifPresent(to -> {
            var coming = kind.equals("command") ? to.completeCommand(word) : to.completeReference(word);
            Arrival.show(this, coming, answer -> JsonProperty.set(getElement(), "completionsJson",
                    ComposerModels.completions(request, answer)));
        });
    }

    private Optional<Speaking> speaker() {
        return Optional.ofNullable(speaking);
    }

    private <T> CompletableFuture<T> asked(Supplier<T> question, T otherwise) {
        return Promised.by(background, question, _ -> otherwise);
    }

    private static Slip slip(Told told) {
        return new Slip(told.text("slip"));
    }

    /// Puts a text that could go nowhere before the member, behind what is typed already.
    void giveBack(String text) {
        getElement().callJsFunction("giveBack", text);
    }

    /// Puts a prompt that was taken back before the member again; what is typed already stays.
    ///
    /// @param words what became of it
    /// @param pictures what went along with it
    void takeBack(String prompt, String words, List<Attachment> pictures) {
        draft.holdBack(pictures);
        getElement().callJsFunction("takeBack", prompt, words);
    }

    private void leaveBack() {
        var gone = draft.leaveBack();
        background.run(() -> draft.letGo(gone));
    }

    private void hear(String type, Consumer<Told> act, String... details) {
        Told.hear(getElement(), type, act, details);
    }
}

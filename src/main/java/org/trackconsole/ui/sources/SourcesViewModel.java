package org.trackconsole.ui.sources;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Browser;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Files;
import org.trackconsole.ui.port.Navigator;
import org.trackconsole.ui.port.Notices;
import org.trackconsole.ui.port.WriteGuard;

/** What the Sources screen does: lists, searches, edits, saves, deletes with undo. */
public final class SourcesViewModel {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final AppState state;
    private final FxWork work;
    private final SourceCatalog catalog;
    private final Notices notices;
    private final Navigator navigator;
    private final SourceEntries entries = new SourceEntries();
    private final SourceActions actions;
    private final SourceSnippet snippet;
    private final SourceArrival arrival;
    private final SourceFigures figures;
    private final TransferModel transfer;
    private final SourceDeletion deletion;
    private final SourcePages pages;
    private final ObservableList<SourceEntry> selected = FXCollections.observableArrayList();
    private final FilteredList<SourceEntry> shown = new FilteredList<>(entries.all());
    private final SourceRows rows = new SourceRows(entries, shown);
    private final SourceJournal journal;
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable SourceEntry> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Listing> listing = new ReadOnlyObjectWrapper<>(new Listing.Loading());
    private Subscription subscriptions = Subscription.EMPTY;
    private FxWork.@Nullable Job<Reply<List<Source>>> asking;
    /** Whose sources are listed, and to whom edits belong: one of the two data sets of a server. */
    private String listedServer = "";

    /** The id of a source to choose as soon as it is listed. */
    private @Nullable String awaited;

    /** Asks nothing yet; {@link #start} does. */
    public SourcesViewModel(
            AppState state,
            FxWork work,
            SourceServices services,
            Notices notices,
            WriteGuard guard,
            Navigator navigator,
            Browser browser,
            Files files) {
        this.state = state;
        this.work = work;
        this.catalog = services.catalog();
        this.notices = notices;
        this.navigator = navigator;
        actions = new SourceActions(state, work, catalog, services.removal(), notices, guard, entries, this::reveal);
        deletion = new SourceDeletion(state, work, services.removal(), guard, actions);
        snippet = new SourceSnippet(state, work, browser, notices);
        transfer = new TransferModel(state, work, services.transfer(), files, notices, guard);
        pages = new SourcePages(state, work, services.pages());
        figures = new SourceFigures(state, work, services.traffic());
        arrival = new SourceArrival(state, work, services.arrival(), guard, this::recount);
        chosen.subscribe(figures::follow);
        journal = new SourceJournal(work, services.drafts(), notices, entries);
        search.subscribe(words -> {
            entries.arrange(() -> shown.setPredicate(entry -> matches(entry, words)));
            rows.searched(words);
        });
        entries.all().addListener((ListChangeListener<SourceEntry>) _ -> {
            selected.retainAll(entries.all());
            stepAside();
            rows.arrange();
        });
    }

    /** Lists the sources of the chosen server and follows it from now on. */
    void start() {
        listedServer = state.server().worldId();
        journal.restore(
                listedServer,
                () -> subscriptions = Subscription.combine(
                        state.serverProperty().subscribe(this::follow),
                        state.servers().subscribe(transfer::followConnections),
                        state.sourceChangesProperty().subscribe((_, _) -> load())));
    }

    /** What is listed, under the headings of its groups. */
    SourceRows rows() {
        return rows;
    }

    /** What was typed and is not saved, kept over a crash. */
    SourceJournal journal() {
        return journal;
    }

    /** The groups that sources of the server are in, in the order of the alphabet. */
    List<String> groups() {
        return entries.all().stream()
                .map(entry -> entry.form().saved())
                .filter(Objects::nonNull)
                .flatMap(source -> source.groups().stream())
                .filter(group -> !group.isBlank())
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    /** The sources that match the search: new ones first, then by name. */
    ObservableList<SourceEntry> shown() {
        return shown;
    }

    /** All of them. */
    SourceEntries entries() {
        return entries;
    }

    /** What changes them. */
    SourceActions actions() {
        return actions;
    }

    /** What web pages need to track for one of them. */
    SourceSnippet snippet() {
        return snippet;
    }

    /** What proves that events of one of them arrive. */
    SourceArrival arrival() {
        return arrival;
    }

    /** What came through the present one. */
    SourceFigures figures() {
        return figures;
    }

    /** What takes sources to other servers and to files. */
    TransferModel transfer() {
        return transfer;
    }

    /** What deletes several of them. */
    SourceDeletion deletion() {
        return deletion;
    }

    /** What looks for the snippet of one of them in web pages. */
    SourcePages pages() {
        return pages;
    }

    /** Those that a person has selected, in the order of the list. */
    ObservableList<SourceEntry> selected() {
        return selected;
    }

    /** The sources, as the server has them, that copying and exporting is about: several selected ones, or else all. */
    List<Source> concerned() {
        List<SourceEntry> some = selected.size() > 1 ? selected : shown;
        return some.stream()
                .filter(entry -> entry.completeProperty().get())
                .map(entry -> entry.form().saved())
                .filter(Objects::nonNull)
                .toList();
    }

    /** Copies the present source to another server, or all that are selected. */
    void copySelected() {
        if (selected.size() > 1) {
            transfer.copy(concerned());
        } else {
            withChosen(entry -> {
                Source saved = entry.form().saved();
                if (saved != null && !actions.refusesIncomplete(entry)) {
                    transfer.copy(List.of(saved));
                }
            });
        }
    }

    StringProperty searchProperty() {
        return search;
    }

    /** The source being looked at; null while none is. */
    ReadOnlyObjectProperty<@Nullable SourceEntry> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** How far the list has come. */
    ReadOnlyObjectProperty<Listing> listingProperty() {
        return listing.getReadOnlyProperty();
    }

    /** What is shared with the other screens. */
    AppState state() {
        return state;
    }

    /**
     * A person selected these in the list.
     *
     * @param lead the one selected last; null where that was no source
     */
    void select(List<SourceEntry> some, @Nullable SourceEntry lead) {
        selected.setAll(some);
        if (!some.isEmpty()) {
            choose(lead == null ? some.getLast() : lead);
        }
    }

    /** Looks at a source; what was typed into it is there again. */
    void choose(@Nullable SourceEntry entry) {
        if (entry != null && !selected.contains(entry)) {
            selected.setAll(entry);
        }
        chosen.set(entry);
    }

    /** Looks at the source of this id, as soon as it is listed. */
    void show(String id) {
        SourceEntry entry = entries.find(id);
        if (entry != null) {
            reveal(entry);
        } else if (listing.get() instanceof Listing.Listed) {
            awaited = id;
            load();
        } else {
            awaited = id;
        }
    }

    /** Opens the form of a new source. An id that is there already is looked at; a blank id is filled in. */
    void create(String id) {
        SourceEntry present = id.isBlank() ? entries.blank() : entries.find(id);
        if (present == null) {
            present = new SourceEntry(SourceForm.fresh(id));
            entries.addFirst(present);
        }
        reveal(present);
    }

    /** Opens the form of a new source like the present one. */
    void duplicate() {
        SourceEntry present = chosen.get();
        if (present != null && !actions.refusesIncomplete(present)) {
            SourceForm form = present.form();
            SourceEntry copy = new SourceEntry(
                    form.like(Texts.text("sources.copyOf", form.typed().name())));
            entries.addFirst(copy);
            reveal(copy);
        }
    }

    /** Something was typed into the present source. */
    void type(Typed words) {
        SourceEntry present = chosen.get();
        if (present != null && !words.equals(present.form().typed())) {
            present.show(present.form().with(words));
        }
    }

    /** What is wrong with a form and what a person should know about it. */
    FormCheck check(SourceForm form) {
        return FormCheck.of(form, entries);
    }

    void save() {
        withChosen(actions::save);
    }

    void revert() {
        withChosen(actions::revert);
    }

    void delete() {
        if (selected.size() > 1) {
            deletion.plan(List.copyOf(selected));
        } else {
            withChosen(actions::delete);
        }
    }

    /** Enables the present source, or disables it. */
    void toggle() {
        withChosen(this::toggle);
    }

    /** Enables a source, or disables it. */
    void toggle(SourceEntry entry) {
        Source saved = entry.form().saved();
        if (saved != null) {
            actions.setEnabled(entry, !saved.enabled());
        }
    }

    /** Asks the server anew, as a person wants it: what it says now counts. */
    void reload() {
        entries.trust();
        load();
    }

    /** Does what the button of a failure says. */
    void remedy(Remedy remedy) {
        remedy(remedy, state.server(), this::reload);
    }

    /** The same where the server that sources go to could not be asked. */
    void remedyOfTransfer(Remedy remedy) {
        TrackServer target = transfer.targetProperty().get();
        remedy(remedy, target == null ? state.server() : target, transfer::again);
    }

    private void remedy(Remedy remedy, TrackServer server, Runnable again) {
        if (remedy.atServer()) {
            navigator.go(new Destination.ShowServer(server.id(), remedy));
        } else {
            again.run();
        }
    }

    /** Does what the button of a failed check says. */
    void remedyOfCheck(Remedy remedy) {
        switch (remedy) {
            case ENABLE_SOURCE -> toggle();
            case SEND_AGAIN -> withChosen(arrival::check);
            default -> remedy(remedy);
        }
    }

    /** Lets go of the shared state; of several sources that are being written, the present one is the last. */
    void dispose() {
        subscriptions.unsubscribe();
        deletion.stop();
        transfer.stop();
        journal.dispose();
        arrival.dispose();
        figures.cancel();
        transfer.dispose();
        pages.dispose();
        if (asking != null) {
            asking.cancel();
        }
    }

    private void follow(TrackServer server) {
        String before = listedServer;
        listedServer = server.worldId();
        journal.follow(server.worldId());
        transfer.follow(server);
        deletion.follow();
        if (!before.equals(server.worldId())) {
            awaited = null;
            listing.set(new Listing.Loading());
            entries.change(before, server.worldId());
        }
        load();
    }

    private void load() {
        if (asking != null) {
            asking.cancel();
        }
        TrackServer server = state.server();
        asking = work.run("list sources", () -> catalog.list(server, "")).onDone(reply -> {
            switch (reply) {
                case Reply.Ok<List<Source>>(List<Source> found) -> listed(found);
                case Reply.Failed<List<Source>>(Answer.Failure why) -> {
                    entries.unlisted();
                    state.sourceCountProperty().set(-1);
                    listing.set(new Listing.Failed(Explanations.of(why, server)));
                }
            }
        });
    }

    private void recount(SourceEntry entry) {
        if (entry == chosen.get()) {
            figures.read();
        }
    }

    private void listed(List<Source> found) {
        entries.listed(found);
        rows.arrange();
        state.sourceCountProperty().set(entries.count());
        listing.set(new Listing.Listed());
        figures.listed();
        String id = awaited;
        if (id != null) {
            awaited = null;
            SourceEntry entry = entries.find(id);
            if (entry == null) {
                notices.say(Texts.text("sources.unknown", id));
            } else {
                reveal(entry);
            }
        }
    }

    /** Brings a source to the front, also where the search would hide it. */
    private void reveal(SourceEntry entry) {
        transfer.close();
        deletion.close();
        if (!shown.contains(entry)) {
            search.set("");
        }
        rows.open(entry);
        choose(entry);
    }

    /** Where the present source is taken out of the list, the next line is looked at, so that keys can go on. */
    private void stepAside() {
        SourceEntry present = chosen.get();
        if (present != null && !entries.all().contains(present)) {
            chosen.set(rows.neighbour(present));
        }
    }

    /** Does something with the source that is being looked at, if any. */
    void withChosen(Consumer<SourceEntry> action) {
        SourceEntry present = chosen.get();
        if (present != null) {
            action.accept(present);
        }
    }

    private static boolean matches(SourceEntry entry, String words) {
        Source source = entry.form().edited();
        String text = String.join(
                        "\n",
                        source.name(),
                        source.id(),
                        source.description(),
                        source.channel(),
                        String.join("\n", source.tags()),
                        String.join("\n", source.groups()),
                        SourceType.name(entry.form().typed().type()))
                .toLowerCase(Locale.ROOT);
        return BLANKS.splitAsStream(words.toLowerCase(Locale.ROOT)).allMatch(text::contains);
    }
}

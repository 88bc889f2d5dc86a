package org.trackconsole.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.fx.HeldFxWork;
import org.trackconsole.model.Call;
import org.trackconsole.model.Visitor;
import org.trackconsole.ui.history.HistoryList.Content;

/** Lists, searches and opens calls. */
class HistoryViewModelTest {
    @TempDir
    private Path folder;

    private HistoryWorld world;
    private Visitor ann;

    @BeforeEach
    void open() {
        world = new HistoryWorld(folder);
        ann = world.visitors.rename(world.visitors.add("local").id(), "Ann");
    }

    @AfterEach
    void close() {
        world.model.dispose();
        world.close();
    }

    @Test
    void listsTheNewestFirstByVisit() {
        sent("page-view");
        sent("purchase-order");
        ann = world.visitors.newVisit(ann.id());
        world.answering = (_, _) -> Answers.unknownSource("web-shop");
        sent("sign-in");

        world.model.setShown(true);

        assertThat(world.shown())
                .containsExactly(
                        "v Ann · visit 2 · 1 call",
                        "  sign-in | 401 unknown source",
                        "v Ann · visit 1 · 2 calls · 1 s",
                        "  purchase-order | 200",
                        "  page-view | 200 · profile given");
        assertThat(world.model.list().contentProperty().get()).isEqualTo(Content.CALLS);
        assertThat(world.model.list().matchingProperty().get()).isEqualTo(3);
    }

    @Test
    void selectsTheNewestCallAtFirst() {
        sent("page-view");
        Call newest = sent("purchase-order");

        world.model.setShown(true);

        assertThat(opened().detail().call()).isEqualTo(newest);
    }

    @Test
    void doesNothingWithTheCallBeforeWhileTheSelectedOneIsBeingRead() throws Exception {
        Call older = sent("page-view");
        Call newer = sent("purchase-order");
        HeldFxWork slow = new HeldFxWork();
        world.model.dispose();
        world.close();
        world = new HistoryWorld(folder, slow);
        world.model.setShown(true);
        slow.finish();
        int posted = world.posted.size();
        assertThat(world.model.list().selectedProperty().get()).isEqualTo(HistoryRow.keyOfCall(newer.id()));

        world.model.list().select(HistoryRow.keyOfCall(older.id()));
        world.model.sendAgain();
        world.model.edit();
        world.model.copy();
        assertThat(world.model.commands()).isEmpty();

        slow.finish();
        assertThat(world.posted).hasSize(posted);
        assertThat(world.gone).isEmpty();
        world.model.copy();
        assertThat(world.copied).singleElement().asString().contains("page-view");
    }

    @Test
    void saysThatNothingWasSentYet() {
        world.model.setShown(true);

        assertThat(world.model.list().contentProperty().get()).isEqualTo(Content.NO_CALLS);
        assertThat(world.model.openedProperty().get()).isEqualTo(new Opened.Nothing());
    }

    @Test
    void opensTheFirstVisitsAndLeavesLaterOnesClosedUntilAsked() {
        sent("page-view");
        ann = world.visitors.newVisit(ann.id());
        for (int call = 0; call < HistoryReader.OPEN_AT_FIRST; call++) {
            sent("page-view");
        }
        world.model.setShown(true);
        assertThat(world.shown()).last().isEqualTo("> Ann · visit 1 · 1 call");

        world.model.list().toggle(lastGroup());

        assertThat(world.shown()).endsWith("v Ann · visit 1 · 1 call", "  page-view | 200 · profile given");
    }

    @Test
    void loadsALongVisitPageByPageAsItIsSeen() {
        for (int call = 0; call < 150; call++) {
            sent("page-view");
        }
        world.model.setShown(true);
        assertThat(world.shown()).hasSize(1 + 100 + 1).last().isEqualTo("  …");

        see(0);
        assertThat(world.shown()).hasSize(102);
        see(95);

        assertThat(world.shown()).hasSize(1 + 150);
    }

    @Test
    void loadsFurtherVisitsAsTheyAreSeen() {
        for (int visit = 0; visit < 120; visit++) {
            ann = world.visitors.newVisit(ann.id());
            sent("page-view");
        }
        world.model.setShown(true);

        see(world.shown().size() - 1);

        assertThat(world.model.list().rows().groups()).hasSize(120);
        assertThat(world.shown()).doesNotContain("  …");
    }

    @Test
    void keepsSelectionAndOpenVisitsWhenACallArrives() {
        sent("page-view");
        Call selected = sent("purchase-order");
        ann = world.visitors.newVisit(ann.id());
        sent("sign-in");
        world.model.setShown(true);
        world.model.list().select(HistoryRow.keyOfCall(selected.id()));
        world.model.list().close(firstGroup());

        sent("search");
        world.state.callsChanged();

        assertThat(world.shown())
                .startsWith("> Ann · visit 2 · 2 calls · 1 s", "v Ann · visit 1 · 2 calls · 1 s")
                .hasSize(4);
        assertThat(opened().detail().call()).isEqualTo(selected);
    }

    @Test
    void showsTheAnswerOfACallThatWasUnderWay() {
        Call begun = world.begin(HistoryWorld.LOCAL, ann, "web-shop", "page-view");
        world.model.setShown(true);
        assertThat(opened().detail().answer()).isNull();
        assertThat(world.shown()).contains("  page-view | sending");

        world.calls.giveUp(begun.id());
        world.state.callsChanged();

        assertThat(world.shown()).contains("  page-view | unknown outcome");
        assertThat(opened().detail().call().outcome()).isEqualTo(Call.Outcome.UNKNOWN);
    }

    @Test
    void keepsAsMuchLoadedAsThereWas() {
        for (int call = 0; call < 150; call++) {
            sent("page-view");
        }
        world.model.setShown(true);
        see(95);

        sent("sign-in");
        world.state.callsChanged();

        assertThat(world.shown()).hasSize(1 + 151).doesNotContain("  …");
    }

    @Test
    void readsNothingWhileAnotherScreenIsInFront() {
        world.model.setShown(true);
        world.model.setShown(false);

        sent("page-view");
        world.state.callsChanged();
        assertThat(world.shown()).isEmpty();
        world.model.setShown(true);

        assertThat(world.shown()).hasSize(2);
    }

    @Test
    void searchesWhenTheTypingPauses() {
        sent("page-view");
        sent("purchase-order");
        world.model.setShown(true);

        world.model.list().searchProperty().set("order");
        assertThat(world.shown()).hasSize(3);
        world.direct.elapse();

        assertThat(world.shown()).containsExactly("v Ann · visit 1 · 1 of 2 calls · 1 s", "  purchase-order | 200");
        assertThat(world.model.list().matchingProperty().get()).isEqualTo(1);
        assertThat(world.model.list().totalProperty().get()).isEqualTo(2);
    }

    @Test
    void findsACallByTheWordsOfItsOutcome() {
        sent("page-view");
        world.answering = (_, _) -> Answers.unknownSource("web-shop");
        sent("page-view");
        world.model.setShown(true);

        search("401 unknown source");

        assertThat(world.shown()).contains("  page-view | 401 unknown source").hasSize(2);
    }

    @Test
    void saysThatNothingMatchesAndShowsAllAgain() {
        sent("page-view");
        world.model.setShown(true);

        search("zebra");
        assertThat(world.model.list().contentProperty().get()).isEqualTo(Content.NO_MATCH);
        assertThat(world.model.openedProperty().get()).isEqualTo(new Opened.Nothing());
        world.model.list().clearSearch();

        assertThat(world.shown()).hasSize(2);
        assertThat(world.model.list().contentProperty().get()).isEqualTo(Content.CALLS);
    }

    @Test
    void showsACallFarBelowWhateverWasSearchedFor() {
        Call first = sent("page-view");
        for (int call = 0; call < 130; call++) {
            sent("page-view");
        }
        for (int visit = 0; visit < 110; visit++) {
            ann = world.visitors.newVisit(ann.id());
            sent("sign-in");
        }
        world.model.setShown(true);
        search("sign-in");

        world.model.showCall(first.id());

        assertThat(world.model.list().searchProperty().get()).isEmpty();
        assertThat(world.model.list().selectedProperty().get()).isEqualTo(HistoryRow.keyOfCall(first.id()));
        assertThat(opened().detail().call()).isEqualTo(first);
    }

    @Test
    void saysThatACallToBeShownIsNotThere() {
        sent("page-view");

        world.model.showCall("no-such-call");

        assertThat(world.said).containsExactly("This call is no longer in the history.");
        assertThat(world.shown()).hasSize(2);
    }

    @Test
    void closingAVisitSelectsItsHeading() {
        sent("page-view");
        world.model.setShown(true);

        world.model.list().close(firstGroup());

        assertThat(world.model.openedProperty().get()).isInstanceOf(Opened.Visit.class);
    }

    @Test
    void saysWhyTheHistoryCannotBeReadAndReadsItOnRetry() {
        sent("page-view");
        world.spoil();
        world.model.setShown(true);
        assertThat(world.model.list().failureProperty().get()).isNotNull();
        assertThat(world.model.list().contentProperty().get()).isEqualTo(Content.LOADING);

        world.mend();
        world.model.retry();

        assertThat(world.model.list().failureProperty().get()).isNull();
        assertThat(world.shown()).hasSize(2);
        assertThat(opened().detail().call().eventTypes()).containsExactly("page-view");
    }

    @Test
    void loadsThePageThatFailedOnRetry() {
        for (int call = 0; call < 110; call++) {
            sent("page-view");
        }
        world.model.setShown(true);
        world.spoil("call");
        see(101);
        assertThat(world.model.list().failureProperty().get()).isNotNull();

        world.mend("call");
        world.model.retry();

        assertThat(world.shown()).hasSize(111);
    }

    private Call sent(String... types) {
        Call call = world.send(HistoryWorld.LOCAL, ann, "web-shop", types);
        ann = world.visitors.current("local");
        return call;
    }

    private void search(String words) {
        world.model.list().searchProperty().set(words);
        world.direct.elapse();
    }

    private void see(int index) {
        world.model.list().shown(index);
        world.direct.elapse();
    }

    private long firstGroup() {
        return world.model.list().rows().groups().getFirst().group().id();
    }

    private long lastGroup() {
        return world.model.list().rows().groups().getLast().group().id();
    }

    private Opened.OneCall opened() {
        return (Opened.OneCall) world.model.openedProperty().get();
    }
}

package org.trackconsole.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.model.Call;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Visitor;
import org.trackconsole.service.Remedy;
import org.trackconsole.ui.port.Destination;

/** Does something with a call that was made. */
class CallActionsTest {
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
    void sendsTheSameTextToTheSameServerAsANewCallThatIsThenOpen() {
        Call first = world.send(HistoryWorld.LOCAL, ann, "web-shop", "page-view");
        world.model.setShown(true);

        world.model.sendAgain();

        assertThat(world.posted).hasSize(2);
        assertThat(world.posted.get(1)).isEqualTo(world.posted.get(0));
        assertThat(world.shown())
                .containsExactly(
                        "v Ann · visit 1 · 2 calls · 1 s",
                        "  page-view | 200 · profile given",
                        "  page-view | 200 · profile given");
        assertThat(opened().detail().call().id()).isNotEqualTo(first.id());
        assertThat(world.said).containsExactly("Sent again to Local server: 200 · profile given");
    }

    @Test
    void tellsTheOtherScreensThatThereIsANewCall() {
        world.send(HistoryWorld.LOCAL, ann, "web-shop", "page-view");
        world.model.setShown(true);

        world.model.sendAgain();

        assertThat(world.state.callChangesProperty().get()).isEqualTo(1);
    }

    @Test
    void sendingACallOfAnEarlierVisitLeavesThePresentVisitAsItIs() {
        Call old = world.send(HistoryWorld.LOCAL, ann, "web-shop", "page-view");
        ann = world.visitors.newVisit(ann.id());
        world.model.showCall(old.id());

        world.model.sendAgain();

        Visitor now = world.visitors.current("local");
        assertThat(now.sessionId()).isEqualTo(ann.sessionId());
        assertThat(now.visit()).isEqualTo(2);
        assertThat(opened().detail().call().visit()).isEqualTo(1);
        assertThat(opened().detail().call().sessionId()).isEqualTo(old.sessionId());
    }

    @Test
    void keepsTheNameOfAVisitorWhoWasForgotten() {
        world.send(HistoryWorld.LOCAL, ann, "web-shop", "page-view");
        world.visitors.forget(ann.id());
        world.model.setShown(true);

        world.model.sendAgain();

        assertThat(opened().detail().call().visitorName()).isEqualTo("Ann");
        assertThat(world.shown()).first().isEqualTo("v Ann · visit 1 · 2 calls · 1 s");
    }

    @Test
    void keepsTheSearchAndSelectsTheNewCallInIt() {
        world.send(HistoryWorld.LOCAL, ann, "web-shop", "page-view");
        world.send(HistoryWorld.LOCAL, ann, "web-shop", "sign-in");
        world.model.setShown(true);
        world.model.list().searchProperty().set("page");
        world.direct.elapse();

        world.model.sendAgain();

        assertThat(world.shown()).hasSize(3);
        assertThat(world.model.list().searchProperty().get()).isEqualTo("page");
    }

    @Test
    void saysThatTheServerIsGoneAndSendsNothing() {
        Visitor bob = world.visitors.add("shop");
        world.send(HistoryWorld.SHOP, bob, "web-shop", "page-view");
        world.model.setShown(true);
        world.state.servers().remove(HistoryWorld.SHOP);

        world.model.sendAgain();

        assertThat(world.posted).hasSize(1);
        assertThat(world.said).singleElement().asString().startsWith("The server “Shop production” is no longer");
    }

    @Test
    void sendsNothingThatTheHistoryCannotTake() {
        world.send(HistoryWorld.LOCAL, ann, "web-shop", "page-view");
        world.model.setShown(true);
        world.spoil();

        world.model.sendAgain();

        assertThat(world.posted).hasSize(1);
        assertThat(world.said).singleElement().asString().startsWith("Nothing was sent");
        assertThat(world.model.actions().sendingProperty().get()).isNull();
    }

    @Test
    void doesNotSendACallThatIsUnderWay() {
        world.begin(HistoryWorld.LOCAL, ann, "web-shop", "page-view");
        world.model.setShown(true);

        world.model.sendAgain();

        assertThat(world.posted).isEmpty();
    }

    @Test
    void aCallThatAKillCutOffIsThereAndCanBeSentAgain() {
        world.begin(HistoryWorld.LOCAL, ann, "web-shop", "page-view");
        world.model.dispose();
        world.close();
        world = new HistoryWorld(folder);
        world.model.setShown(true);
        assertThat(opened().detail().call().outcome()).isEqualTo(Call.Outcome.UNKNOWN);
        assertThat(world.posted).isEmpty();

        world.model.sendAgain();

        assertThat(world.posted).hasSize(1);
        assertThat(world.shown()).contains("  page-view | unknown outcome", "  page-view | 200 · profile given");
    }

    @Test
    void putsThePayloadIntoCompose() {
        world.send(HistoryWorld.LOCAL, ann, "web-shop", "page-view");
        world.model.setShown(true);

        world.model.edit();

        assertThat(world.gone).containsExactly(new Destination.Load(world.posted.getFirst(), ann.id()));
        assertThat(world.said).isEmpty();
    }

    @Test
    void warnsWhenComposeSendsElsewhereAndOffersTheServer() {
        Visitor bob = world.visitors.add("shop");
        world.send(HistoryWorld.SHOP, bob, "web-shop", "page-view");
        world.model.setShown(true);

        world.model.edit();
        assertThat(world.said)
                .containsExactly("This call went to “Shop production”. Compose sends to “Local server”."
                        + " [Use “Shop production”]");
        world.offered.getFirst().run();

        assertThat(world.state.server()).isEqualTo(HistoryWorld.SHOP);
    }

    @Test
    void copiesWhatWasSent() {
        world.send(HistoryWorld.LOCAL, ann, "web-shop", "page-view");
        world.model.setShown(true);

        world.model.copy();

        assertThat(world.copied).containsExactly(world.posted.getFirst());
    }

    @Test
    void createsAMissingSourceOnTheServerThatLacksIt() {
        Visitor bob = world.visitors.add("shop");
        world.answering = (_, _) -> Answers.unknownSource("old-shop");
        world.send(HistoryWorld.SHOP, bob, "old-shop", "page-view");
        world.model.setShown(true);

        world.model.remedy(Remedy.CREATE_SOURCE);
        assertThat(world.gone).containsExactly(new Destination.NewSource("old-shop"));
        assertThat(world.state.server()).isEqualTo(HistoryWorld.SHOP);
        world.offered.getFirst().run();

        assertThat(world.state.server()).isEqualTo(HistoryWorld.LOCAL);
    }

    @Test
    void looksAPersonUpInTheDataSetTheCallWentTo() {
        String text = HistoryWorld.payload(null, "web-shop", "page-view");
        world.send(HistoryWorld.onProductionData(HistoryWorld.LOCAL), null, text);
        world.model.setShown(true);
        assertThat(opened().server().marking().dataSet()).isEqualTo(DataSet.PRODUCTION);

        world.model.showProfile();
        assertThat(world.gone).singleElement().isInstanceOf(Destination.ShowProfile.class);
        assertThat(world.state.server().marking().dataSet()).isEqualTo(DataSet.PRODUCTION);
        assertThat(world.state.servers()).contains(world.state.server());
        assertThat(world.said)
                .containsExactly("“Local server · production data” is now the chosen server, for this call went there."
                        + " [Undo]");
        world.offered.getFirst().run();
        assertThat(world.state.server()).isEqualTo(HistoryWorld.LOCAL);
    }

    @Test
    void looksThePersonOfAVisitUpInTheDataSetTheVisitWentTo() {
        world.send(
                HistoryWorld.onProductionData(HistoryWorld.LOCAL),
                null,
                HistoryWorld.payload(null, "web-shop", "page-view"));
        world.model.setShown(true);
        world.model.list().select(world.model.list().rows().list().getFirst().key());
        assertThat(world.model.openedProperty().get()).isInstanceOf(Opened.Visit.class);

        world.model.showProfile();

        assertThat(world.state.server().marking().dataSet()).isEqualTo(DataSet.PRODUCTION);
    }

    @Test
    void warnsWhenComposeSendsToTheOtherDataSet() {
        world.send(
                HistoryWorld.onProductionData(HistoryWorld.LOCAL),
                null,
                HistoryWorld.payload(null, "web-shop", "page-view"));
        world.model.setShown(true);

        world.model.edit();

        assertThat(world.said)
                .containsExactly("This call went to “Local server · production data”. Compose sends to"
                        + " “Local server · staging data”. [Use “Local server · production data”]");
    }

    @Test
    void leadsToTheServerOfTheCall() {
        world.answering = (_, _) -> Answers.notRunning();
        world.send(HistoryWorld.LOCAL, ann, "web-shop", "page-view");
        world.model.setShown(true);

        world.model.remedy(Remedy.START_LOCAL_SERVER);

        assertThat(world.gone).containsExactly(new Destination.ShowServer("local", Remedy.START_LOCAL_SERVER));
    }

    @Test
    void standsInForAServerThatIsGone() {
        Visitor bob = world.visitors.add("shop");
        world.send(HistoryWorld.SHOP, bob, "web-shop", "page-view");
        world.state.servers().remove(HistoryWorld.SHOP);

        world.model.setShown(true);

        assertThat(opened().server().name()).isEqualTo("Shop production");
        assertThat(opened().server().url()).hasToString("https://track.shop.example");
    }

    private Opened.OneCall opened() {
        return (Opened.OneCall) world.model.openedProperty().get();
    }
}

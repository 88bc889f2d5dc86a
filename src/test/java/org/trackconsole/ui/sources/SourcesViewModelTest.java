package org.trackconsole.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trackconsole.model.Bridge;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.service.SourceCatalog.Problem;
import org.trackconsole.ui.port.Destination;

/** The Sources screen's logic over the real services and a real local server, all on this thread. */
class SourcesViewModelTest {
    private static final String SHOP = "web-shop";

    @TempDir
    private Path folder;

    private SourcesFixture fixture;
    private SourcesViewModel model;

    @BeforeEach
    void open() throws IOException {
        fixture = new SourcesFixture(folder);
        model = fixture.model;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void listsTheSourcesOfTheChosenServerAndCountsThem() {
        fixture.fill();
        model.start();
        assertThat(fixture.names())
                .containsExactly(
                        "Mobile app",
                        "Newsletter clicks",
                        "Warehouse returns of the logistics centre in Wrocław and its branches",
                        "Web shop");
        assertThat(fixture.state.sourceCountProperty().get()).isEqualTo(4);
        assertThat(model.listingProperty().get()).isInstanceOf(Listing.Listed.class);
    }

    @Test
    void createsTheExampleAndLooksAtIt() {
        model.start();
        model.actions().createExample();
        assertThat(fixture.names()).containsExactly("Web shop");
        assertThat(fixture.chosen().is(SHOP)).isTrue();
        assertThat(fixture.state.sourceCountProperty().get()).isEqualTo(1);
        assertThat(fixture.state.sourceChangesProperty().get()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"MOBILE, Mobile app", "5a1fc7, Mobile app", "popup till, Mobile app", "android, Mobile app"})
    void searchesNameIdDescriptionAndTagsForEveryWord(String words, String found) {
        fixture.fill();
        model.start();
        model.searchProperty().set(words);
        assertThat(fixture.names()).containsExactly(found);
    }

    @Test
    void theSearchMakesWayForASourceThatIsToBeShown() {
        fixture.fill();
        model.start();
        model.searchProperty().set("mobile");
        model.show(SHOP);
        assertThat(fixture.names()).hasSize(4);
        assertThat(fixture.chosen().is(SHOP)).isTrue();
    }

    @Test
    void savesANewSourceUnderTheIdThatTheServerMakesOfIt() {
        model.start();
        model.create("My-Shop");
        fixture.typeName(" My shop ");
        model.save();

        assertThat(Objects.requireNonNull(fixture.onServer("my-shop")).name()).isEqualTo("My shop");
        assertThat(fixture.chosen().form().typed().id()).isEqualTo("my-shop");
        assertThat(fixture.chosen().form().typed().name()).isEqualTo("My shop");
        assertThat(fixture.chosen().form().isChanged()).isFalse();
        assertThat(fixture.said.sentences.getLast()).contains("my-shop");
    }

    @Test
    void fillsInAnIdAndKeepsOneBlankFormOnly() {
        model.start();
        model.create("");
        SourceEntry first = fixture.chosen();
        assertThat(first.form().typed().id()).hasSize(36);
        model.create("");
        assertThat(fixture.chosen()).isSameAs(first);
        assertThat(fixture.names()).hasSize(1);
    }

    @Test
    void aNewSourceOfAnIdThatIsThereIsThatSource() {
        fixture.fill();
        model.start();
        model.create(SHOP);
        assertThat(fixture.chosen().form().isNew()).isFalse();
    }

    @Test
    void neverReplacesAnotherSourceByANewOne() {
        fixture.fill();
        model.start();
        model.create("");
        fixture.typeId("Web-Shop");
        fixture.typeName("Impostor");
        assertThat(model.check(fixture.chosen().form()).idTaken()).isTrue();
        model.save();
        assertThat(Objects.requireNonNull(fixture.onServer(SHOP)).name()).isEqualTo("Web shop");
        assertThat(fixture.chosen().form().typed().name()).isEqualTo("Impostor");
    }

    @Test
    void doesNotSendWhatCannotBeSavedButPointsItOut() {
        model.start();
        model.create("@shop");
        assertThat(fixture.chosen().triedProperty().get()).isFalse();
        model.save();
        assertThat(fixture.chosen().triedProperty().get()).isTrue();
        assertThat(model.check(fixture.chosen().form()).problems())
                .containsExactly(Problem.ID_INTERNAL, Problem.NAME_BLANK);
    }

    @Test
    void keepsWhatWasTypedWhileOtherSourcesAndServersAreLookedAt() {
        fixture.fill();
        model.start();
        model.show(SHOP);
        fixture.typeName("Web shop 2");
        model.create("kiosk");
        fixture.typeName("Kiosk");
        model.show("newsletter");

        fixture.state.serverProperty().set(SourcesFixture.DOWN);
        assertThat(model.shown()).isEmpty();
        assertThat(model.chosenProperty().get()).isNull();
        fixture.state.serverProperty().set(fixture.wiring.local());

        assertThat(fixture.names()).hasSize(5).startsWith("Kiosk").contains("Web shop 2");
        model.show(SHOP);
        assertThat(fixture.chosen().form().isTouched()).isTrue();
        model.save();
        assertThat(Objects.requireNonNull(fixture.onServer(SHOP)).name()).isEqualTo("Web shop 2");
    }

    @Test
    void keepsWhatWasTypedWhenTheChosenServerIsEdited() {
        fixture.fill();
        model.start();
        model.show(SHOP);
        fixture.typeName("Web shop 2");
        TrackServer local = fixture.wiring.local();
        fixture.state
                .serverProperty()
                .set(new TrackServer(
                        local.id(), local.name(), local.url(), Duration.ofSeconds(5), local.headers(), local.user()));
        assertThat(fixture.chosen().form().typed().name()).isEqualTo("Web shop 2");
    }

    @Test
    void switchesASourceOffAtOnceAndKeepsWhatWasTypedBesides() {
        fixture.fill();
        model.start();
        model.show(SHOP);
        fixture.typeName("Web shop 2");
        model.toggle();

        Source onServer = Objects.requireNonNull(fixture.onServer(SHOP));
        assertThat(onServer.enabled()).isFalse();
        assertThat(onServer.name()).isEqualTo("Web shop");
        SourceForm form = fixture.chosen().form();
        assertThat(form.typed().name()).isEqualTo("Web shop 2");
        assertThat(form.typed().enabled()).isFalse();

        fixture.said.takeUp();
        assertThat(Objects.requireNonNull(fixture.onServer(SHOP)).enabled()).isTrue();
    }

    @Test
    void undoBringsBackADeletedSourceWithAllItHadAndWhatWasTyped() {
        fixture.fill();
        model.start();
        String id = "5a1fc7c8-6d0e-4f0a-9f26-2f6a4f9b8f10";
        Source before = Objects.requireNonNull(fixture.onServer(id));
        model.show(id);
        fixture.typeName("Mobile apps");
        model.delete();
        assertThat(fixture.onServer(id)).isNull();
        assertThat(fixture.names()).hasSize(3);

        fixture.said.takeUp();

        Source after = Objects.requireNonNull(fixture.onServer(id));
        assertThat(after.tags()).isEqualTo(before.tags());
        assertThat(after.staticProfileId()).isTrue();
        assertThat(after.name()).isEqualTo("Mobile app");
        assertThat(fixture.chosen().is(id)).isTrue();
        assertThat(fixture.chosen().form().typed().name()).isEqualTo("Mobile apps");
    }

    @Test
    void theLineBelowADeletedOneIsNext() {
        fixture.fill();
        model.start();
        model.show("newsletter");
        model.delete();
        assertThat(fixture.chosen().form().typed().name()).startsWith("Warehouse");
        model.show(SHOP);
        model.delete();
        assertThat(fixture.chosen().form().typed().name()).startsWith("Warehouse");
    }

    @Test
    void undoBringsBackWhatWasReverted() {
        fixture.fill();
        model.start();
        model.show(SHOP);
        fixture.typeName("Web shop 2");
        model.revert();
        assertThat(fixture.chosen().form().isChanged()).isFalse();
        fixture.said.takeUp();
        assertThat(fixture.chosen().form().typed().name()).isEqualTo("Web shop 2");
    }

    @Test
    void undoBringsBackANewSourceThatWasDiscarded() {
        model.start();
        model.create("kiosk");
        fixture.typeName("Kiosk");
        model.revert();
        assertThat(fixture.names()).isEmpty();
        fixture.said.takeUp();
        assertThat(fixture.chosen().form().typed().name()).isEqualTo("Kiosk");
    }

    @Test
    void aSaveThatFailsKeepsTheFormAndSaysWhy() {
        fixture.state.serverProperty().set(SourcesFixture.DOWN);
        model.start();
        model.create("kiosk");
        fixture.typeName("Kiosk");
        model.save();
        assertThat(fixture.chosen().failureProperty().get()).isNotNull();
        assertThat(fixture.chosen().form().typed().name()).isEqualTo("Kiosk");
        assertThat(fixture.chosen().form().isNew()).isTrue();
    }

    @Test
    void saysWhyThereIsNoListAndListsOnceTheServerIsThere() {
        fixture.fill();
        model.start();
        TrackServer local = fixture.wiring.local();
        fixture.state
                .serverProperty()
                .set(new TrackServer(
                        local.id(), local.name(), SourcesFixture.DOWN.url(), local.timeout(), List.of(), null));
        assertThat(model.listingProperty().get()).isInstanceOf(Listing.Failed.class);
        assertThat(fixture.state.sourceCountProperty().get()).isEqualTo(-1);
        fixture.state.serverProperty().set(local);
        assertThat(model.listingProperty().get()).isInstanceOf(Listing.Listed.class);
        assertThat(fixture.names()).hasSize(4);
    }

    @Test
    void leadsToTheServerWhereASignInIsNeeded() {
        URI local = fixture.wiring.local().url();
        TrackServer unsigned = new TrackServer("staging", "Staging", local, Duration.ofSeconds(5), List.of(), null);
        fixture.state.serverProperty().set(unsigned);
        model.start();
        Listing.Failed failed = (Listing.Failed) model.listingProperty().get();
        assertThat(failed.why().remedy()).isEqualTo(Remedy.SIGN_IN);
        model.remedy(Remedy.SIGN_IN);
        assertThat(fixture.went).containsExactly(new Destination.ShowServer("staging", Remedy.SIGN_IN));
    }

    @Test
    void showsASourceThatIsAskedForBeforeItIsListed() {
        fixture.fill();
        model.show(SHOP);
        model.start();
        assertThat(fixture.chosen().is(SHOP)).isTrue();
    }

    @Test
    void listsAnewForASourceThatIsNotListedAndSaysIfItIsNotThere() {
        model.start();
        fixture.fill();
        model.show(SHOP);
        assertThat(fixture.chosen().is(SHOP)).isTrue();
        model.show("old-shop");
        assertThat(fixture.said.sentences.getLast()).contains("old-shop");
    }

    @Test
    void theBridgeFollowsTheTypeAndTagsAreWords() {
        fixture.fill();
        model.start();
        model.show(SHOP);
        fixture.typeTypeAndTags("webhook", " b, a,, b ");
        model.save();
        Source saved = Objects.requireNonNull(fixture.onServer(SHOP));
        assertThat(saved.types()).containsExactly("webhook");
        assertThat(saved.bridge()).isEqualTo(Bridge.WEBHOOK);
        assertThat(saved.tags()).containsExactly("b", "a");
        assertThat(fixture.chosen().form().isChanged()).isFalse();
        assertThat(fixture.chosen().form().typed().tags()).isEqualTo("b, a");
    }

    @Test
    void aCopyHasAnIdOfItsOwn() {
        fixture.fill();
        model.start();
        model.show("5a1fc7c8-6d0e-4f0a-9f26-2f6a4f9b8f10");
        model.duplicate();
        assertThat(fixture.chosen().form().isNew()).isTrue();
        model.save();
        assertThat(fixture.names()).hasSize(5).contains("Mobile app (copy)");
        assertThat(fixture.chosen().form().base().staticProfileId()).isTrue();
    }

    @Test
    void aSavedChangeIsTakenBackAndStandsInTheFormAgain() {
        fixture.fill();
        model.start();
        model.show(SHOP);
        fixture.typeName("Other");
        model.save();
        assertThat(Objects.requireNonNull(fixture.onServer(SHOP)).name()).isEqualTo("Other");
        fixture.said.takeUp();
        assertThat(Objects.requireNonNull(fixture.onServer(SHOP)).name()).isEqualTo("Web shop");
        assertThat(fixture.chosen().form().typed().name()).isEqualTo("Other");
        assertThat(fixture.chosen().form().isTouched()).isTrue();
    }

    @Test
    void aSourceThatWasJustCreatedIsTakenBack() {
        model.start();
        model.create("kiosk");
        fixture.typeName("Kiosk");
        model.save();
        fixture.said.takeUp();
        assertThat(fixture.onServer("kiosk")).isNull();
    }

    @Test
    void anotherIdMakesASecondSourceAndSaysSoBefore() {
        fixture.fill();
        model.start();
        model.show(SHOP);
        fixture.typeId("Web-Shop-2");
        SourceForm form = fixture.chosen().form();
        assertThat(form.isSecond()).isTrue();
        assertThat(model.check(form).notes()).contains(SourceCatalog.Note.SECOND_SOURCE);
        model.save();
        assertThat(fixture.onServer(SHOP)).isNotNull();
        assertThat(fixture.onServer("web-shop-2")).isNotNull();
        assertThat(fixture.chosen().is("web-shop-2")).isTrue();
        assertThat(model.entries().find(SHOP)).isNotNull();
    }

    @Test
    void anIdThatAnotherSourceHasIsNotTakenOverByChangingIt() {
        fixture.fill();
        model.start();
        model.show(SHOP);
        fixture.typeId("NewsLetter");
        model.save();
        assertThat(model.check(fixture.chosen().form()).idTaken()).isTrue();
        assertThat(Objects.requireNonNull(fixture.onServer("newsletter")).name())
                .isEqualTo("Newsletter clicks");
    }
}
